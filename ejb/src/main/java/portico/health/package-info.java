/**
 * Where the parts of the application say whether they are ready, so that the server's health tells it.
 *
 * <p>WildFly finds health checks in an EAR's {@code lib} only, not in its modules (WFLY-12835). So this package is a small
 * jar of its own there: the modules offer their checks at start, and the one check that the server finds asks them.
 */
package portico.health;
