package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static portico.access.BookTown.enter;
import static portico.access.BookTown.run;
import static portico.access.BookTown.text;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.shared.TestDatabase;

/** Who gets mail about a request, as the database decides it: who asks may not know their addresses (U41, U42). */
class RequestsTest {
    private static final String LETTERS = """
            {"de": {"subject": "Bitte", "text": "t", "html": "h"}, "fr": {"subject": "S'il vous plaît", "text": "t", "html": "h"}}
            """;

    private final BookTown town = new BookTown();
    private final long elin = town.commercial(town.reseller);
    private final long regula = town.commercial(town.customer);
    private final long beat = town.technical(town.customer);
    private final long kim = town.person();

    @BeforeEach
    void kimMayDoSomethingHere() throws SQLException {
        town.give(regula, kim, SLA, town.customer, null);
        run("UPDATE account SET language = 'fr' WHERE id = ?", regula);
    }

    @Test
    void U42_those_who_can_grant_it_and_stand_nearest_get_a_mail_in_their_language() throws SQLException {
        String request = ask(kim, INVOICING, town.customer);
        assertEquals("S'il vous plaît", subject("access-request", request, regula));
        assertNull(subject("access-request", request, beat), "he cannot grant it");
        assertNull(subject("access-request", request, elin), "Regula stands nearer");
        assertNull(subject("access-request", request, kim));
    }

    @Test
    void U42_where_nobody_of_the_company_can_grant_it_the_level_above_is_told() throws SQLException {
        run("UPDATE account SET disabled_at = now() WHERE id IN (?, ?)", regula, beat);
        long lou = town.person();
        town.give(elin, lou, SLA, town.customer, null);
        assertEquals("Bitte", subject("access-request", ask(lou, INVOICING, town.customer), elin));
    }

    @Test
    void U41_the_company_s_administrators_are_told_of_what_is_asked_for_at_a_site() throws SQLException {
        assertNotNull(subject("access-request", ask(kim, INVOICING, town.site), regula));
    }

    @Test
    void telling_twice_is_telling_once() throws SQLException {
        String request = ask(kim, INVOICING, town.customer);
        long before = BookTown.owner("SELECT count(*) FROM outbox_mail");
        post(kim, request);
        assertEquals(before, BookTown.owner("SELECT count(*) FROM outbox_mail"));
    }

    @Test
    void who_asked_hears_the_answer_from_who_gave_it_and_from_nobody_else() throws SQLException {
        String request = ask(kim, INVOICING, town.customer);
        assertEquals("42501", refused(() -> post(beat, request)));
        assertEquals("42501", refused(() -> post(regula, request)), "not answered yet");
        as(regula, "SELECT access_answer(?, false, NULL)::text", UUID.fromString(request));
        assertEquals("42501", refused(() -> post(kim, request)), "it is answered");
        post(regula, request);
        assertEquals("Bitte", subject("access-answer", request, kim));
    }

    @Test
    void nobody_asks_twice_for_what_he_waits_for() throws SQLException {
        String first = ask(kim, INVOICING, town.customer);
        assertNull(as(kim, "SELECT access_ask(?, ?, '')", INVOICING, town.customer));
        as(regula, "SELECT access_answer(?, false, NULL)::text", UUID.fromString(first));
        assertNotNull(as(kim, "SELECT access_ask(?, ?, '')", INVOICING, town.customer), "now he may");
    }

    @Test
    void nobody_makes_the_portal_write_more_than_twenty_times_a_day() throws SQLException {
        for (int i = 0; i < 20; i++) {
            ask(kim, "Product " + i, town.customer);
        }
        assertEquals("20", as(kim, "SELECT access_asked_lately()"));
        assertEquals("42501", refused(() -> ask(kim, PORTAL_ADMIN, town.customer)));
    }

    @Test
    void who_smuggles_sql_in_reads_no_address_and_posts_to_nobody() {
        for (String sql : new String[] {
            "SELECT recipient FROM outbox_mail",
            "SELECT access_helpers('SLA-V2', 1)",
            "SELECT outbox_post('k', 'x@portal.example', 'de', 's', 't', 'h')"
        }) {
            assertEquals("42501", refused(() -> as(kim, sql)), sql);
        }
    }

    private static String ask(long by, String right, long node) throws SQLException {
        String request = as(by, "SELECT access_ask(?, ?, 'please')", right, node);
        post(by, request);
        return request;
    }

    private static void post(long by, String request) throws SQLException {
        as(by, "SELECT access_post(?, CAST(? AS jsonb))::text", UUID.fromString(request), LETTERS);
    }

    private static String as(long account, String sql, Object... values) throws SQLException {
        try (Connection app = enter(account)) {
            String answer = text(app, sql, values);
            app.commit();
            return answer;
        }
    }

    /** Null where this person got no such mail. */
    private static String subject(String what, String request, long person) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            return text(
                    owner,
                    "SELECT max(m.subject) FROM outbox_mail m JOIN account a ON m.recipient = a.email"
                            + " WHERE a.id = ? AND m.natural_key LIKE ?",
                    person,
                    what + ":" + request + ":%");
        }
    }

    private static String refused(Attempt attempt) {
        return assertThrows(SQLException.class, attempt::run).getSQLState();
    }

    /** Something that should not work. */
    private interface Attempt {
        void run() throws SQLException;
    }
}
