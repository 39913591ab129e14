/**
 * Who there is: the operator, its resellers, their customers and sites, with addresses and contact persons (H10–H14, U6, U7).
 *
 * <p>Customers are kept ({@link portico.tenancy.Customers}) by the administrators of the node above them, the reseller's or the
 * operator's; never by their own. They are found by the beginnings of the words of name, number and town, which stand in a table
 * of their own, because row-level security keeps the planner from using an index for LIKE.
 */
package portico.tenancy;
