/**
 * Contracts in the browser: the list, one contract with its contacts, replacing a contact, concluding one in five steps, and
 * deactivating a customer. What is typed on the way is kept by the door, not by the session.
 */
package portico.contracts.web;
