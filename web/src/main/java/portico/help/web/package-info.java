/** Questions and answers, at addresses that stay. */
package portico.help.web;
