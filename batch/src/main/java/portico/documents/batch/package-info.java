/** The stage of a billing run that makes the documents. */
package portico.documents.batch;
