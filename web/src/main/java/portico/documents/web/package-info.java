/** Documents to download. */
package portico.documents.web;
