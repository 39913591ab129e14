/**
 * Who asks, for which node, with which right: the wall at every door, and the context that the wall in the database reads.
 *
 * <p>Deny by default. Each public method of a session bean carries exactly one of {@link portico.guard.Requires},
 * {@link portico.guard.OpenToSignedIn}, {@link portico.guard.OpenToAll}; without one it refuses.
 */
package portico.guard;
