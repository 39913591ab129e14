package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Mail;
import portico.outbox.Outbox;
import portico.shared.Settings;
import portico.shared.Token;

/** Mails about one's access, in the language of whoever gets them. */
@Dependent
class PasswordMail {
    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    /** @param company who let him in */
    void invite(Person person, Token token, String company) {
        post("invitation", person, person.email(), token.fingerprint(), company, link(token));
    }

    void reset(Person person, Token token) {
        post("reset", person, person.email(), token.fingerprint(), link(token));
    }

    /** To the old address too: whoever did not want it must hear of it where he reads. */
    void moved(Person person, String email) {
        String key = Token.random().fingerprint();
        post("moved", person, person.email(), key, email);
        post("moved", person, email, key + "-new", email);
    }

    private String link(Token token) {
        return settings.publicUrl()
                .resolve("/accounts/password?token=" + token.text())
                .toString();
    }

    private void post(String what, Person person, String address, String key, Object... arguments) {
        ResourceBundle words =
                ResourceBundle.getBundle("portico.access.mail", Locale.forLanguageTag(person.language()));
        outbox.post(Mail.of(
                "access-" + what + ":" + key,
                address,
                person.language(),
                words.getString(what + ".subject"),
                new MessageFormat(words.getString(what + ".text"), Locale.ROOT).format(with(person.name(), arguments)),
                null));
    }

    private static Object[] with(String name, Object... more) {
        Object[] all = new Object[more.length + 1];
        all[0] = name;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }
}
