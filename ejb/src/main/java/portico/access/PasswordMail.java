package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import portico.outbox.Outbox;
import portico.shared.Token;
import portico.tenancy.House;

/** Mails about one's access, in the language of whoever gets them. */
@Dependent
class PasswordMail {
    @Inject
    Outbox outbox;

    @Inject
    House house;

    /** @param company who let him in */
    void invite(Person person, Token token, String company) {
        post("invitation", person, person.email(), token.fingerprint(), link(token), company);
    }

    void reset(Person person, Token token) {
        post("reset", person, person.email(), token.fingerprint(), link(token), "");
    }

    /** Whoever did not ask for it must hear of it. */
    void factorsDropped(Person person, boolean passkeys) {
        post(
                passkeys ? "factors-dropped" : "app-dropped",
                person,
                person.email(),
                Token.random().fingerprint(),
                house.link("/accounts/second-factor"),
                "");
    }

    private URI link(Token token) {
        return house.link("/accounts/password?token=" + token.text());
    }

    private void post(String what, Person person, String address, String key, URI link, String detail) {
        MailWords words = MailWords.in(person.language());
        List<String> paragraphs = List.of(words.say("greeting.name", person.name()), words.say(what + ".text", detail));
        outbox.post(words.letter(house.letterhead(), what, paragraphs, link, detail)
                .mail("access-" + what + ":" + key, address));
    }
}
