/**
 * Trials (H9): a visitor opens a house of samples, confirmed by mail, looks around in it as a reseller's commercial contact on
 * every level, and after fourteen days, or when he has seen enough, all of it is erased.
 *
 * <p>Each trial has an operator node of its own. So what is kept apart by operator everywhere else — rights, lists, searches,
 * runs, the gapless series of invoice numbers, control totals, both walls — keeps trials apart too, and nothing has to
 * remember to leave them out. Four things would cross nevertheless, and each is held in the database, by whom it belongs to:
 * accounts ({@code accounts_keep_apart}: inside there are only addresses of the trial's own invented domain), rights
 * ({@code access_stay_apart}, {@code contracts_stay_apart}: nobody outside gets any inside, and the other way round), the
 * catalogue (the samples' own, by row-level security), and mail ({@code trial_keep_inside}: what is written inside is read
 * inside). «The operator» of the installation is {@code tenancy_operator}, where trials are not.
 *
 * <p>The end needs no job: the accounts, and the contracts' contacts from whom all rights come, end by their own dates. Erasing
 * follows the keys that the tables declare, so that a feature which comes later is erased without being named; it is one
 * transaction, and begun again where it breaks off. The audit keeps its numbers, which name nobody any more; the samples' catalogue and
 * letterhead, which are the same for all trials, stay for the next.
 *
 * <p>Decisions: the last day is the fourteenth after the opening, until midnight in Swiss time. The sample invoices are made
 * by the house's own engines, in runs of the kind {@code sample-invoices} that no desk shows, and never delivered. A visitor
 * whose address becomes somebody's of the real world keeps his account, and his trial is over (one account a person, U50).
 */
package portico.trial;
