/** What somebody with bad intentions does to the portal that ships, one sentence each: refused, and seen by who watches the log. */
package portico.attacks;
