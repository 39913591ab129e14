/** The pages of billing: archive, one invoice with its amounts explained, and how invoices leave. */
package portico.billing.web;
