/** Who there is: the operator, its resellers, their customers and sites, with addresses and contact persons (H10–H14, U6, U7). */
package portico.tenancy;
