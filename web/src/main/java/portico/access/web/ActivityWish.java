package portico.access.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import portico.access.ActivityFilter;
import portico.access.ActivityFilter.Kind;
import portico.guard.NotFound;
import portico.visit.web.Visit;

/** Which part of the activity an address asks for; days are the reader's, and the last one counts whole. */
@Named
@RequestScoped
public class ActivityWish {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    ActivityFilter filter() {
        return new ActivityFilter(getPerson(), getKind(), start(getFrom()), start(next(getTo())));
    }

    public UUID getPerson() {
        String text = request.getParameter("person");
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound();
        }
    }

    /** Null for a word that is none. */
    public Kind getKind() {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(request.getParameter("kind"))) {
                return kind;
            }
        }
        return null;
    }

    public LocalDate getFrom() {
        return day("from");
    }

    public LocalDate getTo() {
        return day("to");
    }

    public boolean isNarrowed() {
        return getPerson() != null || getKind() != null || getFrom() != null || getTo() != null;
    }

    /** Null for what is no day: an address that somebody wrote by hand narrows nothing. */
    private LocalDate day(String name) {
        String text = request.getParameter(name);
        try {
            return text == null || !text.matches("[12]\\d{3}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static LocalDate next(LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(visit.getZone()).toInstant();
    }
}
