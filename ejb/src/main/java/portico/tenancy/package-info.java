/**
 * The tree of operator, resellers, customers and sites (H10), with their addresses, contact persons and the support that
 * answers for them. A contact person is not an account; editing one never moves a right.
 */
package portico.tenancy;
