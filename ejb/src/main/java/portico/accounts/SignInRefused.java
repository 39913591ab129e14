package portico.accounts;

import jakarta.ejb.ApplicationException;
import portico.shared.Refusal;

/** A refusal that keeps what was written: the failed attempt must count. */
@ApplicationException(rollback = false)
public class SignInRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    SignInRefused(String key, Object... arguments) {
        super(key, arguments);
    }
}
