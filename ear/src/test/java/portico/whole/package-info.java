/**
 * Tests of the whole: the EAR that ships, on a prepared WildFly, over a PostgreSQL of its own, seen through a browser, a
 * socket or from inside. Server and database are started once for all of them.
 */
package portico.whole;
