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
    private static final String EMAIL_LINK = "/accounts/email-confirm?token=";

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

    /** To the new mailbox: whose address it shall be, and the link that says yes. */
    void emailNew(LinkHolder person, String email, Token token) {
        post("email-new", person, email, token.fingerprint(), link(EMAIL_LINK + token.text()), person.email());
    }

    /** To the old one: the link that says yes, and no. */
    void emailOld(LinkHolder person, String email, Token token) {
        post("email-old", person, person.email(), token.fingerprint(), link(EMAIL_LINK + token.text()), email);
    }

    /** To the owner of an address that somebody else wanted; who that was is not told, and nothing can be done with it. */
    void emailTaken(String language, String email, Token token) {
        post("email-taken", new LinkHolder("", email, language), email, token.fingerprint(), null, email);
    }

    /** To the old address, where somebody who manages the person asked. */
    void emailManaged(LinkHolder person, String email) {
        post("email-managed", person, person.email(), Token.random().fingerprint(), null, email);
    }

    /** To both: whoever did not want it must hear of it where he reads. */
    void emailMoved(LinkHolder person, String email) {
        String key = Token.random().fingerprint();
        post("email-moved", person, person.email(), key, null, email);
        post("email-moved", person, email, key + "-new", null, email);
    }

    /** To the address that stays. */
    void emailWithdrawn(LinkHolder person, String email) {
        post("email-withdrawn", person, person.email(), Token.random().fingerprint(), null, email);
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
        String own = key.endsWith(".greeting") && !words.containsKey(key) ? "greeting" : key;
        return new MessageFormat(words.getString(own), Locale.ROOT).format(arguments);
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
