/** What every job shares: how it is started, how it ends, and who comes back to it after a crash. */
package portico.runs.batch;
