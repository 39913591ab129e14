package portico.supporters;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.NotFound;
import portico.outbox.Mail;
import portico.outbox.Outbox;
import portico.shared.DayFormat;
import portico.shared.Settings;
import portico.shared.Token;
import portico.tenancy.SupportContact;
import portico.tenancy.Tenants;

/** What supporters, and those who let them in, are told by mail, each in his language. */
@Dependent
class SupporterMail {
    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    @Inject
    Tenants tenants;

    void invite(Roll.Entry supporter, Token token) {
        SupporterRow row = supporter.row();
        Letter letter = new Letter(supporter.language());
        List<String> words = new ArrayList<>();
        words.add(letter.say("greeting", row.name()));
        words.add(letter.say("invitation.text", row.invitedBy(), row.nodeName(), day(row, supporter.language())));
        words.add(letter.say("invitation.what", letter.flags(row.mayUse(), row.mayConfigure()), rights(row)));
        if (row.message() != null && !row.message().isBlank()) {
            words.add(letter.say("invitation.message", row.message()));
        }
        outbox.post(letter.mail(
                house(),
                "invitation",
                letter.say("invitation.subject", row.nodeName()),
                words,
                settings.publicUrl().resolve("/supporters/invitation?token=" + token.text()),
                "supporters-invitation:" + token.fingerprint(),
                row.email()));
    }

    void extended(Roll.Entry supporter) {
        plain("extended", supporter);
    }

    void ended(Roll.Entry supporter) {
        plain("ended", supporter);
    }

    /** To whoever had asked. */
    void answered(Roll.Asker asker, InvitationView invitation, boolean yes) {
        Letter letter = new Letter(asker.language());
        String what = yes ? "accepted" : "declined";
        outbox.post(letter.mail(
                house(),
                what,
                letter.say(what + ".subject", invitation.name(), invitation.node()),
                List.of(
                        letter.say("greeting", asker.name()),
                        letter.say(what + ".text", invitation.name(), invitation.node())),
                settings.publicUrl()
                        .resolve("/supporters/supporter?scope=" + asker.node() + "&id=" + asker.supporter()),
                "supporters-" + what + ":" + asker.supporter(),
                asker.email()));
    }

    /** Once for each end, person and number of days, however often it is asked for. */
    Mail reminder(House house, Ending ending, int days) {
        Letter letter = new Letter(ending.language());
        String what = ending.isSupporter() ? "reminder" : "reminder-grantor";
        String day = day(ending.ends(), ending.zone(), ending.language());
        return letter.mail(
                house,
                what,
                letter.say(what + ".subject", ending.node(), day, ending.supporter()),
                List.of(
                        letter.say("greeting", ending.name()),
                        letter.say(what + ".text", ending.node(), day, ending.supporter(), letter.days(days))),
                settings.publicUrl()
                        .resolve(
                                ending.isSupporter()
                                        ? "/overview?scope=" + ending.nodeId()
                                        : "/supporters/supporter?scope=" + ending.nodeId() + "&id="
                                                + ending.supporterId()),
                "supporters-reminder:" + ending.id() + ":" + ending.ends() + ":" + days + ":" + ending.account(),
                ending.email());
    }

    private void plain(String what, Roll.Entry supporter) {
        SupporterRow row = supporter.row();
        if (row.answered() == null) {
            // Whoever has not answered finds a link that leads nowhere; a mail about it would ask him a second time.
            return;
        }
        Letter letter = new Letter(supporter.language());
        outbox.post(letter.mail(
                house(),
                what,
                letter.say(what + ".subject", row.nodeName(), day(row, supporter.language())),
                List.of(
                        letter.say("greeting", row.name()),
                        letter.say(what + ".text", row.nodeName(), day(row, supporter.language()))),
                settings.publicUrl().resolve("/overview"),
                "supporters-" + what + ":" + row.id() + ":" + row.ends(),
                row.email()));
    }

    /** Who writes: the house's name and telephone stand on each letter. */
    record House(String name, String phone, String host) {}

    House house() {
        String host = settings.publicUrl().getHost();
        try {
            SupportContact contact = tenants.support(host);
            return new House(
                    contact.resellerName() == null ? contact.operatorName() : contact.resellerName(),
                    contact.phone(),
                    host);
        } catch (EJBException | NotFound nobodyYet) {
            return new House(host, "–", host);
        }
    }

    /** An end that comes near, and one of those who are told. */
    record Ending(
            long id,
            UUID supporterId,
            UUID nodeId,
            String node,
            ZoneId zone,
            Instant ends,
            Instant granted,
            long account,
            String name,
            String email,
            String language,
            boolean isSupporter,
            String supporter) {}

    private static String rights(SupporterRow row) {
        return String.join(", ", row.rights());
    }

    private static String day(SupporterRow row, String language) {
        return day(row.ends(), ZoneId.of(row.zone()), language);
    }

    private static String day(Instant end, ZoneId zone, String language) {
        LocalDate day = LastDay.of(end, zone).day();
        return DayFormat.day(day, language);
    }
}
