/** The ledger of long jobs on a real PostgreSQL. */
package portico.runs;
