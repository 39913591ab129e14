/**
 * What becomes of a month's run when servers and databases die under it: real servers, a real database, real signals, and at
 * the end the same invoices to the byte as without any of it.
 */
package portico.crash;
