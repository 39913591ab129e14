package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
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

    /** What is said in one language. */
    private interface Words {
        Stationery in(String language, ResourceBundle words);
    }

    void asked(UUID request, Scope scope, String asker, String right, String message) {
        post(
                request,
                (language, words) -> letter(
                        language,
                        words,
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
                (language, words) -> letter(
                        language,
                        words,
                        what,
                        paragraphs(words, what, reason, right, scope.name()),
                        house.link(page + scope.publicId()),
                        right,
                        scope.name()));
    }

    private static List<String> paragraphs(ResourceBundle words, String what, String quoted, Object... arguments) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.getString("greeting"));
        paragraphs.add(say(words, what + ".text", arguments));
        if (quoted != null && !quoted.isBlank()) {
            paragraphs.add("«" + quoted.strip() + "»");
        }
        return paragraphs;
    }

    private Stationery letter(
            String language,
            ResourceBundle words,
            String what,
            List<String> paragraphs,
            URI link,
            Object... arguments) {
        House.Letterhead head = house.letterhead();
        return new Stationery(
                language,
                head.name(),
                say(words, what + ".subject", arguments),
                paragraphs,
                words.getString(what + ".link"),
                link,
                List.of(),
                say(words, "foot." + what, arguments) + " " + say(words, "foot", head.phone()));
    }

    private void post(UUID request, Words letter) {
        JsonObjectBuilder letters = Json.createObjectBuilder();
        for (String language : LANGUAGES) {
            ResourceBundle words = ResourceBundle.getBundle("portico.access.mail", Locale.forLanguageTag(language));
            letters.add(language, json(letter.in(language, words).mail("", "")));
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

    private static String say(ResourceBundle words, String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }
}
