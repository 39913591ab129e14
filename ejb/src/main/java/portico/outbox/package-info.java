/**
 * Mail that must leave. It is written in the transaction of its cause, so that neither exists without the other, and sent
 * later, again and again until the mail server takes it: a mail server that is down loses nothing.
 */
package portico.outbox;
