package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import portico.matrix.Surfer;
import portico.shared.Token;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** Visitors in trials (H9). */
final class Guests {
    static final String PASSWORD = "vier lose Worte hier";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Guests() {}

    static String address(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@neugierig.example";
    }

    /** Where the link of the mail leads, for who has asked and does not wait for the mail. */
    static String link(PorticoServer server, String email) throws SQLException {
        Token token = Token.random();
        try (Connection owner = server.owner();
                PreparedStatement insert = owner.prepareStatement("""
                    INSERT INTO portico.trial_wish (email, name, language, token_hash, ends_at)
                    VALUES (?, 'Nora Neugierig', 'de', ?, clock_timestamp() + interval '1 hour')\
                    """)) {
            insert.setString(1, email);
            insert.setBytes(2, token.hash());
            insert.execute();
        }
        return "/trial/opening?token=" + token.text();
    }

    /** In a trial, with its invoices written. */
    static Window enter(PorticoServer server, Window window) throws SQLException {
        String email = address("nora");
        Page page = window.open(link(server, email)).page();
        page.locator("[id$=new-password]").fill(PASSWORD);
        page.locator("[id$=again]").fill(PASSWORD);
        page.locator("button[id$=':do']").click();
        assertThat(page.locator(".pt-trial")).isVisible();
        await(
                server,
                "SELECT furnished_at IS NOT NULL FROM portico.trial t JOIN portico.account a ON a.id = t.account_id"
                        + " WHERE a.email = '" + email + "'");
        return window;
    }

    /** The same without a browser. */
    static Surfer surf(PorticoServer server) throws Exception {
        Surfer guest = new Surfer(server.url());
        guest.get(link(server, address("nora")));
        guest.fill("/trial/opening", "choice", Map.of("new-password", PASSWORD, "again", PASSWORD));
        return guest;
    }

    /** Until the database says yes. */
    static void await(PorticoServer server, String question) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Connection owner = server.owner();
                    ResultSet row = owner.createStatement().executeQuery(question)) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            LockSupport.parkNanos(200_000_000L);
        }
        fail("It did not come about: " + question);
    }
}
