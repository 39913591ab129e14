/** What a customer owes for a month, and why: rating, invoices, their numbers and references. */
package portico.billing;
