/**
 * The rules of the house, read from the compiled classes and from the sources of every module.
 *
 * <p>Each rule is general (it lists no exempt class), answers with one sentence per fault, and is shown to fail on a wrong
 * sample that is compiled in memory. A rule that nobody has seen fail proves nothing.
 */
package portico.architecture;
