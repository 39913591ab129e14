package portico.crash;

/**
 * Where a run can be caught in the act: the statement of the job that passes there waits until it is let go. Made of triggers
 * in the test's own database, so that what ships needs no switch for it.
 */
enum Point {
    /** The run's row is written, the job is not yet told. */
    OPENED("STARTED", "AFTER INSERT ON portico.run"),
    /** The batch runtime notes a new execution. */
    LAUNCH("STARTED", "AFTER INSERT ON portico.job_execution"),
    DRAFTS_COPIED("STARTED", "AFTER INSERT ON portico.invoice"),
    LINES_COPIED("STARTED", "AFTER INSERT ON portico.invoice_line"),
    RATED_SLICE_COMMITS("STARTED", "slice STARTED"),
    TOTALS_COUNTED("STARTED", "AFTER INSERT ON portico.run_outlier"),
    RATED_COMMITS("STARTED", "stage RATED"),
    APPROVAL_COMMITS("RATED", "stage APPROVED"),
    NUMBERS_WRITTEN("APPROVED", "AFTER UPDATE OF number ON portico.invoice"),
    NUMBERING_COMMITS("APPROVED", "stage NUMBERED"),
    DOCUMENTS_COPIED("NUMBERED", "AFTER INSERT ON portico.document"),
    DOCUMENT_SLICE_COMMITS("NUMBERED", "slice NUMBERED"),
    DOCUMENTED_COMMITS("NUMBERED", "stage DOCUMENTED"),
    BUNDLE_OPENED("DOCUMENTED", "AFTER INSERT ON portico.print_bundle"),
    MAIL_POSTED("DOCUMENTED", "AFTER INSERT ON portico.outbox_mail"),
    DELIVERIES_NOTED("DOCUMENTED", "AFTER INSERT ON portico.delivery"),
    DELIVERY_SLICE_COMMITS("DOCUMENTED", "slice DOCUMENTED"),
    DELIVERED_COMMITS("DOCUMENTED", "stage DELIVERED"),
    /** Handed to the mail server and not yet written down: the one place where a repetition is seen outside. */
    MAIL_HANDED_OVER("DELIVERED", "AFTER UPDATE OF sent_at ON portico.outbox_mail");

    /** The stage in which it lies. */
    final String stage;

    private final String where;

    Point(String stage, String where) {
        this.stage = stage;
        this.where = where;
    }

    String trigger() {
        String name = name().toLowerCase(java.util.Locale.ROOT);
        String[] words = where.split(" ");
        return switch (words[0]) {
            case "slice", "stage" ->
                // Deferred: it fires inside the COMMIT.
                """
                CREATE CONSTRAINT TRIGGER crash_%s AFTER INSERT ON portico.run_%s DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW WHEN (NEW.stage = '%s') EXECUTE FUNCTION crash.pass('%s')""".formatted(name, words[0], words[1], name());
            default ->
                "CREATE TRIGGER crash_%s %s FOR EACH STATEMENT EXECUTE FUNCTION crash.pass('%s')"
                        .formatted(name, where, name());
        };
    }
}
