/**
 * How an invoice leaves the house: by mail to the addresses whose owners have confirmed them, else on paper through the print
 * bundle of its run (U4, U30). Whatever the way, the archive keeps it.
 *
 * <p>The choice is read when the run delivers, so a change of the setting takes effect with the next release. An e-mail
 * contract without a single confirmed address goes on paper: an invoice that nobody receives is worse than a stamp.
 */
package portico.delivery;
