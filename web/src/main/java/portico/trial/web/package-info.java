/** Trials on pages: asking for one, opening it, reading what stayed inside, ending it; and the mark on each of its pages (H9). */
package portico.trial.web;
