/**
 * The billing run: the job {@code monthly-invoices} with its stages, the door through which finance starts, releases,
 * stops, resumes and discards it, and the command line's way to the same.
 */
package portico.billing.batch;
