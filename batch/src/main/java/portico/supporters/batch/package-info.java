/** Reminds supporters, and those who let them in, that the end comes near. */
package portico.supporters.batch;
