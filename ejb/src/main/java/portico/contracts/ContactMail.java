package portico.contracts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Mail;
import portico.outbox.Outbox;
import portico.shared.Settings;
import portico.shared.Token;

/** Tells a contract's contacts that they are, and how they come in (U38, U39). */
@Dependent
class ContactMail {
    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    /** @param company the contract's holder */
    void invite(Party to, ContactRole role, String language, String company, String contract, Token token) {
        post(
                "invitation",
                to,
                role,
                language,
                company,
                contract,
                token,
                link("/accounts/password?token=" + token.text()));
    }

    /** To who can sign in already. */
    void tell(Party to, ContactRole role, String language, String company, String contract) {
        post("named", to, role, language, company, contract, Token.random(), link("/start"));
    }

    /** To who is contact no longer after today. */
    void replaced(Party to, ContactRole role, String language, String company, String contract) {
        post("replaced", to, role, language, company, contract, Token.random(), link("/start"));
    }

    private String link(String path) {
        return settings.publicUrl().resolve(path).toString();
    }

    private void post(
            String what,
            Party to,
            ContactRole role,
            String language,
            String company,
            String contract,
            Token key,
            String link) {
        ResourceBundle words = ResourceBundle.getBundle("portico.contracts.mail", Locale.forLanguageTag(language));
        outbox.post(Mail.of(
                "contract-" + what + ":" + key.fingerprint(),
                to.email(),
                language,
                new MessageFormat(words.getString(what + ".subject"), Locale.ROOT).format(new Object[] {contract}),
                new MessageFormat(words.getString(what + ".text"), Locale.ROOT)
                        .format(new Object[] {to.name(), company, contract, words.getString("role." + role), link}),
                null));
    }
}
