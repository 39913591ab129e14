/**
 * Who may do what, and why. Rights begin at roots, which follow from contracts' contacts, active products and the
 * operator's own staff (domain text, 2); what people grant each other comes on top with the next step.
 */
package portico.access;
