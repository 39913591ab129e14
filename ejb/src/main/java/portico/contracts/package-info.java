/**
 * What was agreed: the catalogue of products with their charges and dated prices, the contracts with their services and
 * phases, and the usage that arrives unrated. Comes in files (see config/demo) and is billed by {@code portico.billing}.
 */
package portico.contracts;
