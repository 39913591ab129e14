package portico.trial;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.accounts.LinkHolder;
import portico.guard.NotFound;
import portico.outbox.Mail;
import portico.outbox.Stationery;
import portico.shared.DayFormat;
import portico.shared.Settings;
import portico.shared.Token;
import portico.tenancy.SupportContact;
import portico.tenancy.Tenants;

/** The only letters that a trial's visitor gets: his link, what there is already under his address, and that the end is near. */
@Dependent
class TrialMail {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    @Inject
    Settings settings;

    @Inject
    Tenants tenants;

    Mail link(LinkHolder person, Token token) {
        return letter(
                "link", person, "/trial/opening?token=" + token.text(), "trial-link:" + token.fingerprint(), null);
    }

    /** Under this address somebody signs in already. */
    Mail known(LinkHolder person, long wish) {
        return letter("known", person, "/start", "trial-known:" + wish, null);
    }

    /** One trial at a time. */
    Mail living(LinkHolder person, long wish, Instant ends) {
        return letter("living", person, "/start", "trial-living:" + wish, ends);
    }

    Mail reminder(LinkHolder person, long house, Instant ends) {
        return letter("reminder", person, "/start", "trial-reminder:" + house, ends);
    }

    /** The last day on which something can still be seen. */
    private static String lastDay(Instant ends, String language) {
        return DayFormat.day(ends.minusSeconds(1).atZone(ZONE).toLocalDate(), language);
    }

    private Mail letter(String what, LinkHolder person, String path, String key, Instant ends) {
        ResourceBundle words = ResourceBundle.getBundle("portico.trial.mail", Locale.forLanguageTag(person.language()));
        String day = ends == null ? null : lastDay(ends, person.language());
        URI portal = settings.publicUrl();
        String house = portal.getHost();
        String phone = "–";
        try {
            SupportContact contact = tenants.support(portal.getHost());
            house = contact.resellerName() == null ? contact.operatorName() : contact.resellerName();
            phone = contact.phone();
        } catch (EJBException | NotFound nobodyYet) {
            // No operator yet is no reason to keep a mail back.
        }
        return new Stationery(
                        person.language(),
                        house,
                        words.getString(what + ".subject"),
                        List.of(
                                say(words, "greeting", person.name()),
                                say(words, what + ".text", day, portal.getHost())),
                        words.getString(what + ".link"),
                        portal.resolve(path),
                        List.of(say(words, what + ".after", day)),
                        say(words, "foot", phone, portal.getHost()))
                .mail(key, person.email());
    }

    private static String say(ResourceBundle words, String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }
}
