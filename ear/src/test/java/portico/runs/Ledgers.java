package portico.runs;

import javax.sql.DataSource;

/** Ledgers of nodes that tests make up. */
public final class Ledgers {
    private Ledgers() {}

    public static RunLedger of(DataSource jobs, String node) {
        return new RunLedger(jobs, node);
    }
}
