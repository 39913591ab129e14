/**
 * Supporters (H3, H15–H21): a helper to whom a node is delegated for a time (domain text, 3).
 *
 * <p>What a supporter may do are grants like any other, made in the name of whoever invites and counting while he holds them
 * himself; so expiry and the end of the grantor's basis need no job. They begin with the supporter's yes and are never passed
 * on. In which {@link portico.supporters.SupportState state} a delegation is follows from its rows and the time.
 *
 * <p>Decisions where the domain text is silent: whoever accepts is ACTIVE at once, and ACCEPTED only before the agreed
 * beginning or while nothing of the delegation counts. The last day ends at midnight in the zone of who invites; it lies a
 * year ahead at most, longer is done by extending. «May use» opens the chosen rights, «may configure» adds Service-Config; a
 * door that changes settings asks for that right, whatever product it is about. Nobody supports a node twice at a time. A
 * supporter's account is nobody's to manage but his own.
 */
package portico.supporters;
