package portico.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.shared.TestDatabase;

/** How a trial begins and ends, in the database itself (H9). */
class TrialLifeTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    @Test
    void it_ends_at_midnight_after_the_fourteenth_day_whatever_the_clocks_and_the_calendar_do() throws SQLException {
        for (String opened : List.of(
                "2026-11-30T12:00:00+01:00",
                "2026-11-30T00:00:00+01:00",
                "2026-11-30T23:59:59+01:00",
                // The clocks go forward on 29 March 2026 and back on 25 October.
                "2026-03-20T10:00:00+01:00",
                "2026-03-29T01:59:59+01:00",
                "2026-10-25T02:30:00+02:00",
                "2026-10-25T02:30:00+01:00",
                // Across 29 February, and from it on.
                "2028-02-20T10:00:00+01:00",
                "2028-02-29T10:00:00+01:00",
                "2027-12-25T10:00:00+01:00")) {
            OffsetDateTime moment = OffsetDateTime.parse(opened);
            LocalDate day = moment.atZoneSameInstant(ZONE).toLocalDate();
            assertEquals(
                    day.plusDays(15).atStartOfDay(ZONE).toInstant(),
                    instant("SELECT trial_end_of(?)::text", moment),
                    opened);
            assertEquals(
                    day.plusDays(12).atTime(LocalTime.of(8, 0)).atZone(ZONE).toInstant(),
                    instant("SELECT trial_reminder_of(trial_end_of(?))::text", moment),
                    opened);
        }
    }

    @Test
    void every_level_is_there_with_people_helpers_contracts_and_calls() throws SQLException {
        TrialHouse house = TrialHouse.open();
        assertEquals("1 RESELLER, 3 CUSTOMER, 4 SITE", TrialHouse.text("""
            SELECT string_agg(many || ' ' || level, ', ' ORDER BY many)
              FROM (SELECT level, count(*) AS many FROM node WHERE operator_id = ? AND level <> 'OPERATOR' GROUP BY level) n\
            """, house.operator));
        assertEquals(
                "Invoicing&Billing SLA-V2 Service-Config portal-admin portal-superuser",
                TrialHouse.text(
                        "SELECT string_agg(right_code, ' ' ORDER BY right_code COLLATE \"C\") FROM access_roots(?)"
                                + " WHERE node_id = ?",
                        house.visitor,
                        house.reseller));
        assertTrue(TrialHouse.number("SELECT count(*) FROM usage_record WHERE contract_id IN"
                        + " (SELECT id FROM contract WHERE operator_id = " + house.operator + ")")
                > 100);
    }

    /** Nothing is left of it anywhere: every table holds what it held before, to the last sign. */
    @Test
    void what_is_erased_leaves_no_row_in_any_table() throws Exception {
        TrialHouse.number("SELECT count(*) FROM (SELECT contracts_trial_catalogue()) c");
        TrialHouse.realContact();
        TrialHouse neighbour = TrialHouse.open();
        eraseAll();
        List<String> before = TrialHouse.prints();

        TrialHouse house = TrialHouse.open();
        busy(house);
        assertFalse(before.equals(TrialHouse.prints()));
        TrialHouse.text(
                "UPDATE trial SET ends_at = clock_timestamp() WHERE operator_id = ? RETURNING 'over'", house.operator);
        eraseAll();

        assertEquals(before, TrialHouse.prints());
        assertNull(TrialHouse.text("SELECT trial_erase_next()"), "nothing is over any more");
        assertTrue(TrialHouse.number("SELECT count(*) FROM node WHERE operator_id = ?", neighbour.operator) > 8);
    }

    /** People change things, and each table gets rows that point at the trial in its own way. */
    private static void busy(TrialHouse house) throws SQLException {
        String mail = "@" + house.domain();
        try (Connection app = house.asVisitor()) {
            TrialHouse.list(
                    app,
                    "SELECT account_id FROM access_register(?, ?, 'Neu', 'de', sha256(gen_random_uuid()::text::bytea), 1)",
                    house.reseller,
                    "neu" + mail);
            TrialHouse.list(
                    app,
                    "SELECT tenancy_create_customer(?, 'Neu AG', 'de', 'Weg', '1', '3000', 'Bern', 'CH')",
                    house.reseller);
            TrialHouse.list(
                    app,
                    "SELECT tenancy_end_customer(id, '2030-01-01') FROM node WHERE parent_id = ? LIMIT 1",
                    house.reseller);
            TrialHouse.list(app, "SELECT access_ask('Monitoring', ?, 'bitte')", house.reseller);
            TrialHouse.list(app, """
                SELECT supporters_invite(?, ?, 'Hilfe', 'de', ARRAY['SLA-V2'], ARRAY[?], true, false, 'MANUAL', now(),
                                         now() + interval '9 days', 'Europe/Zurich', NULL, sha256(gen_random_uuid()::text::bytea), 14)\
                """, house.reseller, "hilfe" + mail, house.reseller);
            TrialHouse.list(app, "SELECT accounts_totp_offer('sealed')");
            try (var post = app.createStatement()) {
                post.execute("INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text)"
                        + " VALUES ('t:" + house.operator + "', 'stranger@real.test', 'de', 'Hallo', 'Text')");
            }
            app.commit();
        }
        // What jobs write: a run with an invoice, and a move that is remembered.
        long run = TrialHouse.number("""
            INSERT INTO run (kind, operator_id, subject) VALUES ('sample-invoices', ?, 'x') RETURNING id\
            """, house.operator);
        long invoice = TrialHouse.number("""
            INSERT INTO invoice (run_id, operator_id, reseller_id, contract_id, payer_id, month, invoice_date, due_date, currency,
                                 language, net, vat, rounding, total, open_amount, recipient)
            SELECT ?, c.operator_id, c.reseller_id, c.id, c.payer_id, '2026-01-01', '2026-02-01', '2026-03-01', 'CHF', 'de', 1, 0, 0, 1, 1, '{}'
              FROM contract c WHERE c.operator_id = ? LIMIT 1 RETURNING id\
            """, run, house.operator);
        TrialHouse.text(
                "UPDATE usage_record SET invoice_id = ? WHERE id = (SELECT min(u.id) FROM usage_record u JOIN contract"
                        + " c ON c.id = u.contract_id WHERE c.operator_id = ?) RETURNING 'x'",
                invoice,
                house.operator);
        TrialHouse.text(
                "INSERT INTO invoice_number (operator_id, kind, year, next) VALUES (?, 'INVOICE', 2026, 2) RETURNING"
                        + " 'x'",
                house.operator);
        TrialHouse.text("UPDATE account SET disabled_at = now() WHERE email = ? RETURNING 'x'", "neu" + mail);
        TrialHouse.text(
                "UPDATE contract SET ends_on = '2030-01-01' WHERE operator_id = ? RETURNING 'x'", house.operator);
        TrialHouse.text(
                "INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text) VALUES (?, ?, 'de',"
                        + " 'x', 'y') RETURNING 'x'",
                "own:" + house.operator,
                house.email);
        TrialHouse.text(
                "INSERT INTO sign_in_throttle (key, failures, first_failure) VALUES (?, 1, now()) RETURNING 'x'",
                "account:" + house.email);
    }

    @Test
    void when_it_is_over_nobody_comes_in_and_nothing_is_held_before_any_job_has_looked() throws SQLException {
        TrialHouse house = TrialHouse.open();
        String visit = TrialHouse.text("SELECT id FROM account_visit WHERE account_id = ?", house.visitor);
        assertEquals("t", still(house, visit));
        assertNull(cause(house));
        // The calendar goes on; no job does.
        TrialHouse.text(
                "UPDATE account SET ends_at = clock_timestamp() WHERE trial_id = ? RETURNING 'x'", house.operator);
        TrialHouse.text(
                "UPDATE contract_contact SET valid_until = clock_timestamp() WHERE account_id = ? RETURNING 'x'",
                house.visitor);
        assertEquals("f", still(house, visit));
        assertEquals("ended", cause(house));
        assertEquals(0, TrialHouse.number("SELECT count(*) FROM access_roots(?)", house.visitor));
        assertEquals(
                0,
                TrialHouse.number(
                        "SELECT count(*) FROM access_closure(clock_timestamp(), NULL) c JOIN account a ON a.id ="
                                + " c.account_id WHERE a.trial_id = ? AND c.node_id = ?",
                        house.operator,
                        house.reseller),
                "what the visitor had handed on ended with him");
    }

    @Test
    void the_visitor_ends_it_himself_and_an_invented_person_cannot() throws SQLException {
        TrialHouse house = TrialHouse.open();
        long petra = TrialHouse.number("SELECT id FROM account WHERE email = ?", "petra.muster@" + house.domain());
        try (Connection app = TrialHouse.as(petra, house.reseller)) {
            assertEquals(List.of("f"), TrialHouse.list(app, "SELECT trial_end_mine()"));
            app.commit();
        }
        try (Connection app = house.asVisitor()) {
            assertEquals(List.of("t"), TrialHouse.list(app, "SELECT trial_end_mine()"));
            app.commit();
        }
        assertEquals("ended", cause(house));
        eraseAll();
        assertEquals(0, TrialHouse.number("SELECT count(*) FROM account WHERE email = ?", house.email));
    }

    @Test
    void only_a_trial_is_erased_and_only_the_house_s_keeper_does_it() throws SQLException {
        long[] real = TrialHouse.realContact();
        assertThrows(SQLException.class, () -> TrialHouse.text("SELECT trial_erase(?)", real[2]));
        TrialHouse house = TrialHouse.open();
        try (Connection app = house.asVisitor()) {
            assertThrows(SQLException.class, () -> TrialHouse.list(app, "SELECT trial_erase(?)", house.operator));
            app.rollback();
        }
        try (Connection jobs = TestDatabase.jobs().getConnection()) {
            assertThrows(SQLException.class, () -> TrialHouse.list(jobs, "SELECT trial_erase(?)", house.operator));
            assertThrows(SQLException.class, () -> TrialHouse.list(jobs, "DELETE FROM access_grant RETURNING 'x'"));
        }
    }

    @Test
    void rows_that_are_only_added_to_stay_so_for_everybody_else() throws SQLException {
        TrialHouse house = TrialHouse.open();
        assertThrows(
                SQLException.class,
                () -> TrialHouse.text("DELETE FROM access_grant WHERE node_id = ? RETURNING 'x'", house.reseller));
        assertThrows(
                SQLException.class,
                () -> TrialHouse.text("UPDATE access_registration SET registered_at = now() RETURNING 'x'"));
    }

    /** Other tests have left trials that are over. */
    private static void eraseAll() throws SQLException {
        while (TrialHouse.text("SELECT trial_erase_next()") != null) {
            // The next one.
        }
    }

    private static String still(TrialHouse house, String visit) throws SQLException {
        return TrialHouse.text("SELECT accounts_still(?, 0, ?::uuid)::text LIKE '%t%'", house.visitor, visit);
    }

    private static String cause(TrialHouse house) throws SQLException {
        return TrialHouse.text(
                "SELECT cause FROM accounts_enter(?, '192.0.2.1', ?, 'Firefox', '192.0.2.1', 'ticket')",
                house.email,
                TrialHouse.HASH);
    }

    private static java.time.Instant instant(String sql, Object argument) throws SQLException {
        return OffsetDateTime.parse(
                        TrialHouse.text(sql, argument).replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"))
                .toInstant();
    }
}
