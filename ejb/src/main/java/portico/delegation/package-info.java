/**
 * Who holds which right at a moment, and what changes when somebody grants, revokes, leaves or moves: the rules, pure and
 * without a database (domain text, 2).
 *
 * <p>Rights begin at roots. A grant counts while it is valid and its grantor holds portal-admin and that right on the node or
 * above it; what is held is the least set that follows from this. So two who grant each other hold nothing when neither has
 * it from a root, and nothing needs to be written anywhere when something ends.
 */
package portico.delegation;
