/**
 * What a contract owes for a month, and why: the rules, pure and without a database.
 *
 * <p>Rating is a function: {@code ContractSnapshot → Rating → Outcome}. Its decisions, where the contract law of the house
 * leaves them open:
 *
 * <ul>
 *   <li>A period belongs to the month in which it begins (in advance) or in which its last day lies (arrears, usage, one-off).
 *       With billing day 1 both are the month itself.
 *   <li>A service counts on days on which it is active and its contract runs. What is entered after a month has been billed does
 *       not change that month; it is corrected by a credit note or a supplementary charge.
 *   <li>Of two versions valid on a day (of a price, tariff, phase or tax rate) the one that began later holds. A service's own
 *       price goes before the list's. A missing price parks the contract; a price of 0.00 is a price, and its line is shown.
 *   <li>Parts of the same price and quantity in one period add up to the whole of their days: the last part is the remainder,
 *       also across an interruption or a change of the tax rate.
 *   <li>One-off charges are due on the first active day, at that day's price and tax, for the quantity of that day.
 *   <li>Usage is billed by the calls' local start day, also where the service or the contract has ended since; a call of 0 seconds
 *       costs nothing. Late calls stand on lines of their own period, with its tax rate. What began more than 90 days before the
 *       usage period is left out and counted.
 *   <li>An invoice whose lines are all 0.00 is not made: the month has nothing to bill, its calls wait for the next.
 *   <li>An invoice never ends below zero: the rest is carried to the next one by a line outside tax, and shown on both. A balance
 *       alone makes no invoice. Totals in CHF are rounded to the contract's step; a balance is carried to the cent.
 * </ul>
 */
package portico.rating;
