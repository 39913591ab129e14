package portico.contracts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Outbox;
import portico.outbox.Stationery;
import portico.shared.Token;
import portico.tenancy.House;

/** Tells a contract's contacts that they are, and how they come in (U38, U39). */
@Dependent
class ContactMail {
    @Inject
    Outbox outbox;

    @Inject
    House house;

    /** @param company the contract's holder */
    void invite(Party to, ContactRole role, String language, String company, String contract, Token token) {
        URI link = house.link("/accounts/password?token=" + token.text());
        post("invitation", to, role, language, company, contract, token, link);
    }

    /** To who can sign in already. */
    void tell(Party to, ContactRole role, String language, String company, String contract) {
        post("named", to, role, language, company, contract, Token.random(), house.link("/contracts/contracts"));
    }

    /** To who is contact no longer after today. */
    void replaced(Party to, ContactRole role, String language, String company, String contract) {
        post("replaced", to, role, language, company, contract, Token.random(), null);
    }

    private void post(
            String what,
            Party to,
            ContactRole role,
            String language,
            String company,
            String contract,
            Token key,
            URI link) {
        outbox.post(letter(house.letterhead(), what, to, role, language, company, contract, link)
                .mail("contract-" + what + ":" + key.fingerprint(), to.email()));
    }

    static Stationery letter(
            House.Letterhead head,
            String what,
            Party to,
            ContactRole role,
            String language,
            String company,
            String contract,
            URI link) {
        ResourceBundle words = ResourceBundle.getBundle("portico.contracts.mail", Locale.forLanguageTag(language));
        Object[] gaps = {to.name(), company, contract, words.getString("role." + role)};
        return new Stationery(
                language,
                head.name(),
                say(words, what + ".subject", gaps),
                List.of(say(words, "greeting", gaps), say(words, what + ".text", gaps)),
                link == null ? null : say(words, what + ".link", gaps),
                link,
                List.of(say(words, what + ".after", gaps)),
                say(words, "foot." + what, gaps) + " " + say(words, "foot", head.phone()));
    }

    private static String say(ResourceBundle words, String key, Object... gaps) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(gaps);
    }
}
