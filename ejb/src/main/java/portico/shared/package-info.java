/** The few words that every feature speaks: money, months, periods, pages of a list, and the polite refusal. */
package portico.shared;
