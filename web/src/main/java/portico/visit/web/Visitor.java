package portico.visit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import portico.accounts.SignedIn;
import portico.guard.AccountId;
import portico.guard.Pass;

/**
 * Who has signed in, as the session keeps him. Nothing of what he may do is in here: rights are asked for anew on every
 * request, so that taking one away acts at once.
 *
 * @param credentials what they were when he signed in; where they have changed, he signs in again
 * @param visit the line of this visit among those of his account
 * @param since when he signed in; after twelve hours he signs in again, however busy he was
 */
public record Visitor(
        AccountId account,
        String name,
        Language language,
        Theme theme,
        ZoneId zone,
        int credentials,
        UUID visit,
        Instant since)
        implements Serializable {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final String KEY = Visitor.class.getName();

    /** As the doors of accounts know him. */
    public static Visitor of(SignedIn person, Instant since) {
        return new Visitor(
                person.account(),
                person.name(),
                Language.of(person.language()).orElse(Language.DE),
                Theme.of(person.theme()).orElse(Theme.SYSTEM),
                ZoneId.of(person.timeZone()),
                person.credentials(),
                person.visit(),
                since);
    }

    /** The same visit, after he changed how he likes his pages. */
    public Visitor now(SignedIn person) {
        Visitor other = of(person, since);
        return new Visitor(account, name, other.language, other.theme, other.zone, credentials, visit, since);
    }

    /** The same visit, after he changed by what he signs in. */
    public Visitor under(int number) {
        return new Visitor(account, name, language, theme, zone, number, visit, since);
    }

    public static Optional<Visitor> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Visitor) session.getAttribute(KEY));
    }

    /**
     * A fresh session with a fresh id, so that an id planted before signing in is worth nothing afterwards. The id has to be
     * changed by hand: WildFly makes a new session under whatever well-formed id the browser sent.
     */
    public void enter(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) LONGEST_IDLE.toSeconds());
        session.setAttribute(KEY, this);
        request.changeSessionId();
    }

    public void changed(HttpServletRequest request) {
        request.getSession(true).setAttribute(KEY, this);
    }

    /** Shown with each request: the accounts know whether it is still good. */
    public Pass pass() {
        return new Pass(credentials, visit);
    }

    public boolean isOver(Instant now) {
        return since.plus(LONGEST).isBefore(now);
    }

    /** RA for Regula Ammann. */
    public String initials() {
        String[] words = name.strip().split("\\s+");
        String first = words[0].substring(0, Math.min(1, words[0].length()));
        return words.length == 1 ? first : first + words[words.length - 1].charAt(0);
    }
}
