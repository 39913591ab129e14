/** Finding the operator, reseller, customer or site that one wants to look at. */
package portico.levels.web;
