/** How invoices leave the house, on a real database. */
package portico.delivery;
