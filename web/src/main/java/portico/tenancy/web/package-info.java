/** The desk of who keeps customers: the list, one customer, a new one; and a company's own addresses and contact persons. */
package portico.tenancy.web;
