/**
 * The demo operator: an invented telecom company with resellers, customers, contracts and calls, written as the same files
 * that a real operator would hand in. The same seed gives the same bytes on every machine, so that a demonstration can be
 * repeated and a test can compare.
 */
package portico.config.demo;
