/** Who reads a page, and how he likes it: language, theme and zone. All other pages know this room, and it knows none of them. */
package portico.visit.web;
