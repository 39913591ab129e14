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

    /** To the old address too: whoever did not want it must hear of it where he reads. */
    void moved(Person person, String email) {
        String key = Token.random().fingerprint();
        post("moved", person, person.email(), key, null, email);
        post("moved", person, email, key + "-new", null, email);
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
