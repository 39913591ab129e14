package portico.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * What a person can correct: a message key with its arguments, shown at the field or on top of the page. Everything else
 * that goes wrong is a bug and reaches the error page with a reference.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    public Refusal(String key, Object... arguments) {
        super(key + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }
}
