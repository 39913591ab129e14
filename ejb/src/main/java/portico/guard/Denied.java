package portico.guard;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** The person may know the node but lacks the right (403); the page explains which right, and who can grant it (B3). */
@ApplicationException(rollback = true)
public class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] rights;

    public Denied(List<String> rights) {
        super("missing one of " + rights);
        this.rights = rights.toArray(String[]::new);
    }

    /** Codes of the rights of which one would have sufficed; empty where signing in would. */
    public List<String> rights() {
        return List.of(rights);
    }
}
