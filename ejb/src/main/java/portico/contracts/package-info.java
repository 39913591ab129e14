/**
 * What was agreed: the catalogue of products with their charges and dated prices, the contracts with their services and
 * phases, and the usage that arrives unrated. Comes in files (see config/demo) or is concluded in the portal, and is billed by
 * {@code portico.billing}.
 *
 * <p>Concluding goes in steps ({@link portico.contracts.Conclusions}); what is typed is kept as it is, in a draft of one's own,
 * and judged when one goes on. Where the domain's text is silent: a concluded contract begins at most a month back, which the
 * next run still catches; it is paid within 30 days, billed on the first, on paper until its payer chooses otherwise; services
 * at a site share one site, which may be made on the way, at the customer's main address; all prices are the list's. Who is
 * replaced as a contact stays one until the day is over in Europe/Zurich, where the operator is; what he passed on goes on under
 * the next one only as far as that one holds it himself, else it ends with him. A withdrawn invitation takes the link back, not
 * the role.
 *
 * <p>A customer who is deactivated ({@link portico.contracts.CustomerEnds}): whoever belongs only to him is shut out and comes
 * back with him, whoever belongs elsewhere too is not touched. Contracts go on and are billed until they are given notice.
 */
package portico.contracts;
