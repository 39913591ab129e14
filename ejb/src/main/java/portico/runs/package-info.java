/**
 * The one mechanism of every long job: which run lives, at which stage, on which node, and who may still write for it.
 *
 * <p>The batch runtime is only the engine: after a crash it leaves executions that look alive for ever, and restarted on a
 * second node it would do everything twice. So the truth is here. A run holds a <em>lease</em> that its node renews by
 * heartbeats on the database's clock, and a <em>fence</em>, a number that each takeover raises; every chunk checks its
 * fence first, so a node that was believed dead and wakes up writes nothing.
 */
package portico.runs;
