/** Master files and calls come in: the jobs that take them, and the door that starts those jobs. */
package portico.contracts.batch;
