/** Supporters on pages: for who lets them in, for who is asked, and in the frame of every page that one sees as a supporter. */
package portico.supporters.web;
