package portico.runs.batch;

/** The job found something that a person has to put right before it may go on. */
public class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key message for the desk, run.failed.totals for instance
     * @param detail for who has to find the cause
     */
    public RunFailure(String key, String detail) {
        super(detail);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
