/** How invoices left, and what the printer gets. */
package portico.delivery.web;
