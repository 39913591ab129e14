package portico.outbox;

import java.util.Map;
import portico.shared.Environment;

/**
 * How the portal signs in at its mail server (PORTICO_SMTP_USER, PORTICO_SMTP_PASSWORD). The server's configuration cannot
 * hold it: there a user that is not set would still be tried.
 */
record MailLogin(String user, String password) {

    static MailLogin of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new MailLogin(environment.text("PORTICO_SMTP_USER", ""), environment.text("PORTICO_SMTP_PASSWORD", ""));
    }

    boolean isNobody() {
        return user.isEmpty();
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return "MailLogin of " + (isNobody() ? "nobody" : user);
    }
}
