package portico.guard;

import jakarta.ejb.ApplicationException;

/** Absent, or foreign: both answer alike, so that nobody learns what exists elsewhere (404). */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found");
    }
}
