/** What is done for trials without anybody asking: furnishing, answering, reminding, erasing. */
package portico.trial.batch;
