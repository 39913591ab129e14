package portico.shell.web;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import portico.guard.NotFound;
import portico.shared.Clocks;
import portico.tenancy.SupportContact;
import portico.tenancy.Tenants;
import portico.words.web.Words;

/**
 * Whom to call (U47). Every page shows it, above all when nothing else works: so what was once read is kept, and is still
 * shown while the database is away.
 */
@Named
@ApplicationScoped
public class Support {
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** As operators write them; pages show them in the reader's language. */
    private static final List<String> DAYS = List.of("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So");

    private static final Pattern DAY = Pattern.compile("\\b(?:" + String.join("|", DAYS) + ")\\b");

    private record Known(SupportContact contact, Instant since) {}

    @Inject
    private Tenants tenants;

    @Inject
    private Clocks clocks;

    @Inject
    private Words words;

    @Inject
    private HttpServletRequest request;

    private final Map<String, Known> byHost = new ConcurrentHashMap<>();

    /** Null where the database was never reached since the server started, or knows no operator yet. */
    public SupportContact getContact() {
        Known known = byHost.get(request.getServerName());
        if (known != null && known.since().plus(FRESH).isAfter(clocks.now())) {
            return known.contact();
        }
        try {
            SupportContact contact = tenants.support(request.getServerName());
            // Any host name may be claimed by a request; few are ours, and only so many are remembered.
            if (byHost.size() < 1000) {
                byHost.put(request.getServerName(), new Known(contact, clocks.now()));
            }
            return contact;
        } catch (EJBException | NotFound away) {
            return known == null ? null : known.contact();
        }
    }

    /** The number as a telephone dials it. */
    public String getDialled() {
        SupportContact contact = getContact();
        return contact == null ? null : contact.phone().replaceAll("[^+0-9]", "");
    }

    /** Mo–Fr 07:30–18:00, the days in the reader's language. */
    public String getOfficeHours() {
        SupportContact contact = getContact();
        return contact == null ? null : hours(contact.officeHours());
    }

    public String getOutageHours() {
        SupportContact contact = getContact();
        if (contact == null) {
            return null;
        }
        return isAlways() ? words.say("start.always") : hours(contact.outageHours());
    }

    private String hours(String written) {
        List<String> days = List.of(words.say("common.weekdays").split(","));
        return DAY.matcher(written.replace('-', '–')).replaceAll(day -> days.get(DAYS.indexOf(day.group())));
    }

    /** Round the clock, or the hours as the operator wrote them. */
    public boolean isAlways() {
        SupportContact contact = getContact();
        return contact != null && contact.outageHours().equals("24x7");
    }
}
