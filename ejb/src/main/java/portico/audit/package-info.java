/**
 * What was done, by whom and for whom. Nothing here is ever changed or deleted; entries are chained by their hashes within a
 * minute, so that a later change shows. Accounts stand here by number only: names can be erased, history cannot.
 */
package portico.audit;
