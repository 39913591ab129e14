package portico.supporters;

import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Mail;
import portico.outbox.Stationery;

/** Words of a letter in one language, and the paper on which it is written. */
final class Letter {
    private final String language;
    private final ResourceBundle words;

    Letter(String language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("portico.supporters.mail", Locale.forLanguageTag(language));
    }

    /** What people typed stands in the letter as they typed it. */
    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }

    String flags(boolean use, boolean configure) {
        return words.getString("flags." + (use ? configure ? "both" : "use" : "configure"));
    }

    /** Today, in three days, in fourteen. */
    String days(int days) {
        return words.getString("days." + days);
    }

    Mail mail(
            SupporterMail.House house,
            String what,
            String subject,
            List<String> paragraphs,
            URI link,
            String key,
            String recipient) {
        return new Stationery(
                        language,
                        house.name(),
                        subject,
                        paragraphs,
                        words.getString(what + ".link"),
                        link,
                        List.of(words.getString(what + ".after")),
                        say("foot", house.phone(), house.host()))
                .mail(key, recipient);
    }
}
