/** The stage of a billing run that sends its invoices on their way. */
package portico.delivery.batch;
