package portico.runs;

/** This execution lost its run to another node, or the run was discarded; it must stop and write nothing more. */
public class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Superseded(RunHold hold) {
        super("run " + hold.run() + " is no longer held with fence " + hold.fence());
    }
}
