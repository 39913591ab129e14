/** Words and figures on pages: message bundles, dates, amounts, states; what the tags in WEB-INF/tags stand on. */
package portico.words.web;
