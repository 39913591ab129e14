package portico.runs;

import java.sql.SQLException;

/** The database did not answer. Whoever sees it leaves the run as it is: the reconciler comes back to it. */
public class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnavailable(SQLException cause) {
        super(cause);
    }
}
