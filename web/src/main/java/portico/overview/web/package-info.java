/** What everybody sees first: is anything wrong, what do I owe, what comes next. */
package portico.overview.web;
