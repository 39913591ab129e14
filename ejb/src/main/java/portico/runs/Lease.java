package portico.runs;

/** For how long a node that works on a run may be silent before it counts as gone. */
public final class Lease {

    /**
     * In SQL, over {@code run_lease}. Four heartbeats missed. Shorter would take runs from nodes that only collect garbage. A
     * heartbeat from the future is as old: the database's clock was put back, and who lives says so anew within seconds.
     */
    public static final String ENDED =
            "heartbeat NOT BETWEEN clock_timestamp() - interval '20 s' AND clock_timestamp() + interval '20 s'";

    private Lease() {}
}
