/**
 * What an operator touches: the preparation of WildFly and PostgreSQL, {@code portico-admin}, and the launcher behind
 * {@code mvn -Prun}. Nothing here is part of the EAR; it finds the EAR by its path.
 */
package portico.config;
