/**
 * «Benutzer-Verwaltung»: the matrix of rights, registration, one person, leaving, requests, who saw what on a day, and one's own
 * rights. A refused page leads here ({@code /access/ask}). What is changed is always rehearsed before, by the door that does it.
 */
package portico.access.web;
