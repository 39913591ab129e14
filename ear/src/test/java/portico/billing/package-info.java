/** The billing run's engines on a real PostgreSQL: months rated, parked, numbered and discarded, without a server. */
package portico.billing;
