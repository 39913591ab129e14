/**
 * What the server asks before it sends people to a node. Packed as a library of the EAR and not into the EJB-JAR, because
 * WildFly's MicroProfile Health sees only beans of the EAR itself (WFLY-12835): a check in a module below would be passed
 * over without a word, and a node that has lost its database would still get people.
 */
package portico.shared.probes;
