/**
 * A month of invoices: reading what is due, having it rated, controlled and released, numbering it, and the archive that its
 * customers read. The sums themselves are {@code portico.rating}'s.
 */
package portico.billing;
