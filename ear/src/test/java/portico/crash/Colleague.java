package portico.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import portico.delegation.RevokeMode;
import portico.matrix.Surfer;

/** One of a customer's people, signed in on one of the servers, who looks at pages and changes what others may there. */
final class Colleague {
    private static final int DONE = 302;

    private final UUID id;
    private final UUID company;
    private final Surfer browser;

    Colleague(UUID id, UUID company, Surfer browser) {
        this.id = id;
        this.company = company;
        this.browser = browser;
    }

    /** What somebody is to have, or not to have any more. */
    record Change(Colleague person, boolean give, String right) {
        static Change give(Colleague person, String right) {
            return new Change(person, true, right);
        }

        static Change take(Colleague person, String right) {
            return new Change(person, false, right);
        }
    }

    /** A page that lies open, with its button not yet pressed. */
    interface Open {
        HttpResponse<byte[]> press() throws IOException, InterruptedException;
    }

    UUID id() {
        return id;
    }

    HttpResponse<byte[]> open(String page) {
        try {
            return browser.get(page + (page.contains("?") ? "&" : "?") + "scope=" + company);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status(String page) {
        return open(page).statusCode();
    }

    /** «Benutzer-Verwaltung» with the ticks changed. @param mode what becomes of what hangs on what is taken */
    Open rights(RevokeMode mode, Change... changes) {
        String page = Surfer.text(open("/access/users"));
        Set<Map.Entry<String, String>> ticked = new HashSet<>(Set.of(Map.entry("rights:mode", mode.name())));
        Set<Map.Entry<String, String>> cleared = new HashSet<>();
        for (Change change : changes) {
            (change.give() ? ticked : cleared).add(Map.entry("tick", change.person().id + " " + change.right()));
        }
        return () -> browser.press(page, "rights:save-changes", ticked, cleared);
    }

    void change(Change... changes) throws IOException, InterruptedException {
        done(rights(RevokeMode.CASCADE, changes));
    }

    /** The person leaves: shut out, with all rights gone. */
    void withdraw(Colleague person) throws IOException, InterruptedException {
        String page = Surfer.text(open("/access/leaving?id=" + person.id));
        done(() -> browser.press(page, "leave-form:do", Set.of(), Set.of()));
    }

    private static void done(Open page) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = page.press();
        if (answer.statusCode() != DONE) {
            throw new AssertionError(answer.statusCode() + " " + Surfer.text(answer));
        }
    }
}
