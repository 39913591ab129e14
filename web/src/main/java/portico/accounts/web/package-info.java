/** What everybody sets for himself. */
package portico.accounts.web;
