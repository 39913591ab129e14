/**
 * The frame around every page: who asks, in which language, from which level of the tree, which rooms he sees, and what
 * happens when something cannot be shown. Pages themselves live in their features.
 */
package portico.shell.web;
