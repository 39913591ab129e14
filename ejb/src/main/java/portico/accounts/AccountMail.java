package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Outbox;
import portico.outbox.Stationery;
import portico.shared.Settings;
import portico.shared.Token;

/**
 * What people are told about their own accounts. Links begin with the portal's public address as it is set, never with what a
 * request claims as its host.
 */
@Dependent
class AccountMail {
    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    @Inject
    Store store;

    /** A link for a new password, for whoever forgot his. */
    void forgotten(LinkHolder person, Token token) {
        post(
                "forgotten",
                person,
                person.email(),
                token.fingerprint(),
                link("/accounts/password?token=" + token.text()));
    }

    /** Whoever did not do it himself must hear of it. */
    void passwordChanged(LinkHolder person) {
        post("changed", person, person.email(), Token.random().fingerprint(), link("/accounts/forgotten"));
    }

    /** Whoever did not do it himself must hear of it. @param what second-factor-on, second-factor-off, passkey-added, passkey-removed */
    void secured(String what, LinkHolder person) {
        post(what, person, person.email(), Token.random().fingerprint(), link("/accounts/profile"));
    }

    private URI link(String path) {
        return settings.publicUrl().resolve(path);
    }

    private void post(String what, LinkHolder person, String address, String key, URI link, Object... more) {
        ResourceBundle words =
                ResourceBundle.getBundle("portico.accounts.mail", Locale.forLanguageTag(person.language()));
        Support support = support();
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = person.name();
        System.arraycopy(more, 0, arguments, 1, more.length);
        Stationery letter = new Stationery(
                person.language(),
                support.house(),
                words.getString(what + ".subject"),
                List.of(say(words, what + ".greeting", arguments), say(words, what + ".text", arguments)),
                link == null ? null : words.getString(what + ".link"),
                link,
                List.of(say(words, what + ".after", arguments)),
                say(words, "foot", support.phone(), settings.publicUrl().getHost()));
        outbox.post(letter.mail("accounts-" + what + ":" + key, address));
    }

    private static String say(ResourceBundle words, String key, Object... arguments) {
        return new MessageFormat(words.getString(key.endsWith(".greeting") ? "greeting" : key), Locale.ROOT)
                .format(arguments);
    }

    private record Support(String house, String phone) {}

    /** No operator yet is no reason to keep a mail back. */
    private Support support() {
        String host = settings.publicUrl().getHost();
        return store.row(
                        "SELECT coalesce(reseller_name, operator_name), phone FROM tenancy_support(?)",
                        row -> new Support(row.getString(1), row.getString(2)),
                        host)
                .orElse(new Support(host, "–"));
    }
}
