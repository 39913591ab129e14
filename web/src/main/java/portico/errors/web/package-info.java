/** The pages that stand where another could not be shown. */
package portico.errors.web;
