package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.Scope;
import portico.outbox.Mail;
import portico.outbox.Stationery;
import portico.tenancy.House;

/**
 * Mails about requests (U41, U42): to those who can grant a right, and back to who asked. Who causes one learns nobody's address;
 * the database knows who gets it, and in which language he reads.
 */
@Dependent
class RequestMail {
    private static final List<String> LANGUAGES = List.of("de", "fr", "it", "en");

    @Inject
    House house;

    @Inject
    RequestBook requests;

    /** A letter in one language. */
    private interface Letter {
        Stationery in(MailWords words);
    }

    void asked(UUID request, Scope scope, String asker, String right, String message) {
        post(
                request,
                words -> words.letter(
                        house.letterhead(),
                        "asked",
                        paragraphs(words, "asked", message, asker, right, scope.name()),
                        house.link("/access/requests?scope=" + scope.publicId()),
                        asker,
                        right,
                        scope.name()));
    }

    void answered(UUID request, Scope scope, String right, boolean granted, String reason) {
        String what = granted ? "granted" : "declined";
        String page = granted ? "/access/my-rights?scope=" : "/access/requests?scope=";
        post(
                request,
                words -> words.letter(
                        house.letterhead(),
                        what,
                        paragraphs(words, what, reason, right, scope.name()),
                        house.link(page + scope.publicId()),
                        right,
                        scope.name()));
    }

    private static List<String> paragraphs(MailWords words, String what, String quoted, Object... arguments) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.say("greeting"));
        paragraphs.add(words.say(what + ".text", arguments));
        if (quoted != null && !quoted.isBlank()) {
            paragraphs.add("«" + quoted.strip() + "»");
        }
        return paragraphs;
    }

    private void post(UUID request, Letter letter) {
        JsonObjectBuilder letters = Json.createObjectBuilder();
        for (String language : LANGUAGES) {
            letters.add(language, json(letter.in(MailWords.in(language)).mail("", "")));
        }
        requests.post(request, letters.build().toString());
    }

    private static JsonObject json(Mail mail) {
        return Json.createObjectBuilder()
                .add("subject", mail.subject())
                .add("text", mail.text())
                .add("html", mail.html())
                .build();
    }
}
