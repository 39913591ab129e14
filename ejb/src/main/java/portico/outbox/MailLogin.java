package portico.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
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

    void connect(Transport transport) throws MessagingException {
        if (user.isEmpty()) {
            transport.connect();
        } else {
            transport.connect(user, password);
        }
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return "MailLogin of " + (user.isEmpty() ? "nobody" : user);
    }
}
