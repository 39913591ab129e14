/** The page before signing in. */
package portico.start.web;
