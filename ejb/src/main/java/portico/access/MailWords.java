package portico.access;

import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Stationery;
import portico.tenancy.House;

/** What access writes in its mails, in one language. A letter's words begin with what it is: asked.subject, asked.text … */
record MailWords(String language, ResourceBundle words) {

    static MailWords in(String language) {
        return new MailWords(
                language, ResourceBundle.getBundle("portico.access.mail", Locale.forLanguageTag(language)));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }

    /** @param link null for a letter that leads nowhere; the same arguments fill the subject, the end and why one gets it */
    Stationery letter(House.Letterhead head, String what, List<String> paragraphs, URI link, Object... arguments) {
        return new Stationery(
                language,
                head.name(),
                say(what + ".subject", arguments),
                paragraphs,
                link == null ? null : say(what + ".link"),
                link,
                words.containsKey(what + ".after") ? List.of(say(what + ".after", arguments)) : List.of(),
                say("foot." + what, arguments) + " " + say("foot", head.phone()));
    }
}
