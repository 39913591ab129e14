package portico.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** There is no way out of a trial, and none into it: who speaks SQL as the portal does finds none either (H9). */
class TrialBorderTest {
    private static final String REFUSED = "42501";

    @Test
    void a_visitor_sees_no_row_of_anybody_real_and_of_the_catalogue_only_the_samples() throws SQLException {
        TrialHouse.realContact();
        TrialHouse.text("""
            INSERT INTO product (code, kind, level, name_de, name_fr, name_it, name_en)
            VALUES ('ECHT', 'STANDARD', 'SITE', 'Echt', 'Echt', 'Echt', 'Echt') ON CONFLICT DO NOTHING RETURNING 'x'\
            """);
        TrialHouse house = TrialHouse.open();
        try (Connection app = house.asVisitor()) {
            for (String table :
                    List.of("node", "address", "contact", "contract", "service", "invoice", "tenancy_word")) {
                assertEquals(
                        List.of("0"),
                        TrialHouse.list(
                                app, "SELECT count(*) FROM " + table + " WHERE operator_id <> ?", house.operator),
                        table);
            }
            assertTrue(Integer.parseInt(
                            TrialHouse.list(app, "SELECT count(*) FROM node").get(0))
                    >= 8);
            assertEquals(List.of("t"), TrialHouse.list(app, "SELECT bool_and(sample) FROM product"));
            assertEquals(
                    List.of("0"), TrialHouse.list(app, "SELECT count(*) FROM charge WHERE code NOT LIKE 'MUSTER-%'"));
            assertEquals(List.of("1"), TrialHouse.list(app, "SELECT count(DISTINCT valid_from) FROM price"));
        }
    }

    @Test
    void nobody_real_sees_a_trial_s_rows_or_its_catalogue() throws SQLException {
        TrialHouse house = TrialHouse.open();
        long[] real = TrialHouse.realContact();
        try (Connection app = TrialHouse.as(real[0], real[2])) {
            for (String table :
                    List.of("node", "address", "contact", "contract", "service", "invoice", "tenancy_word")) {
                assertEquals(
                        List.of("0"),
                        TrialHouse.list(
                                app, "SELECT count(*) FROM " + table + " WHERE operator_id = ?", house.operator),
                        table);
            }
            assertEquals(List.of("0"), TrialHouse.list(app, "SELECT count(*) FROM product WHERE sample"));
            assertEquals(List.of("0"), TrialHouse.list(app, "SELECT count(*) FROM charge WHERE code LIKE 'MUSTER-%'"));
        }
        assertEquals(0, TrialHouse.number("SELECT count(*) FROM tenancy_operator WHERE id = ?", house.operator));
    }

    @Test
    void a_stranger_s_address_is_refused_in_the_same_words_whether_it_is_known_or_not() throws SQLException {
        TrialHouse house = TrialHouse.open();
        long[] real = TrialHouse.realContact();
        String known = TrialHouse.text("SELECT email FROM account WHERE id = ?", real[0]);
        for (String address : List.of(known, "nobody@real.test", "x@" + house.domain() + ".evil.test")) {
            try (Connection app = house.asVisitor()) {
                SQLException refused = assertThrows(
                        SQLException.class,
                        () -> TrialHouse.list(
                                app,
                                "SELECT account_id FROM access_register(?, ?, 'Wer', 'de', sha256(gen_random_uuid()::text::bytea), 1)",
                                house.reseller,
                                address));
                assertEquals("PT001", refused.getSQLState(), address);
                assertTrue(refused.getMessage().contains("trial.address"), refused.getMessage());
            }
        }
        try (Connection app = house.asVisitor()) {
            assertFalse(TrialHouse.list(
                            app,
                            "SELECT account_id FROM access_register(?, ?, 'Wer', 'de', sha256(gen_random_uuid()::text::bytea), 1)",
                            house.reseller,
                            "wer@" + house.domain())
                    .isEmpty());
            app.commit();
        }
        assertEquals(
                house.operator,
                TrialHouse.number("SELECT trial_id FROM account WHERE email = ?", "wer@" + house.domain()));
    }

    @Test
    void nothing_is_handed_over_the_border_in_either_direction() throws SQLException {
        TrialHouse house = TrialHouse.open();
        TrialHouse other = TrialHouse.open();
        long[] real = TrialHouse.realContact();
        for (long stranger : new long[] {real[0], other.visitor}) {
            refused(
                    house.visitor,
                    house.reseller,
                    "SELECT access_give(ARRAY['SLA-V2'], %d, %d, 'MANUAL', now(), NULL, NULL)",
                    house.reseller,
                    stranger);
        }
        refused(
                real[0],
                real[1],
                "SELECT access_give(ARRAY['SLA-V2'], %d, %d, 'MANUAL', now(), NULL, NULL)",
                real[1],
                house.visitor);
        // Not even the owner's own hand.
        for (String sql : List.of(
                "INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at)"
                        + " VALUES ('SLA-V2', %1$d, %2$d, %3$d, 'MANUAL', now(), now()) RETURNING 'x'",
                "INSERT INTO access_registration (account_id, node_id, registered_by) VALUES (%2$d, %1$d, %3$d)"
                        + " RETURNING 'x'",
                "INSERT INTO supporter_delegation (account_id, node_id, invited_by, invited_at, may_use,"
                        + " may_configure, zone) VALUES (%2$d, %1$d, %3$d, now(), true, false, 'UTC') RETURNING 'x'",
                "INSERT INTO access_request (asker, right_code, node_id) VALUES (%2$d, 'SLA-V2', %1$d) RETURNING"
                        + " 'x'")) {
            denied(() -> TrialHouse.text(sql.formatted(house.reseller, real[0], house.visitor)));
            denied(() -> TrialHouse.text(sql.formatted(real[1], house.visitor, real[0])));
        }
        denied(() -> TrialHouse.text("INSERT INTO contract_contact (contract_id, account_id, role) VALUES (" + real[3]
                + ", " + house.visitor + ", 'TECHNICAL') RETURNING 'x'"));
        denied(() -> TrialHouse.text("INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES ("
                + house.visitor + ", 'Operator-Billing', " + real[2] + ") RETURNING 'x'"));
    }

    @Test
    void no_mail_leaves_but_the_visitor_s_own() throws SQLException {
        TrialHouse house = TrialHouse.open();
        try (Connection app = house.asVisitor()) {
            post(app, "stranger@real.test");
            post(app, "petra.muster@" + house.domain());
            post(app, house.email);
            app.commit();
        }
        assertEquals(2, letters(house));
        assertEquals(1, mails(house.email));
        assertEquals(
                0,
                TrialHouse.number(
                        "SELECT count(*) FROM outbox_mail WHERE recipient IN ('stranger@real.test', ?)",
                        "petra.muster@" + house.domain()));
        // A job's, a reminder for instance, to somebody invented.
        TrialHouse.text("INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text)"
                + " VALUES (gen_random_uuid()::text, 'Mia.Modell@" + house.domain()
                + "', 'de', 'Bald', 'Bald') RETURNING 'x'");
        assertEquals(3, letters(house));
        try (Connection app = house.asVisitor()) {
            assertEquals(
                    3,
                    TrialHouse.list(app, "SELECT subject FROM trial_letters()").size());
        }
        try (Connection app = TrialHouse.open().asVisitor()) {
            assertEquals(List.of(), TrialHouse.list(app, "SELECT subject FROM trial_letters()"));
        }
    }

    @Test
    void a_trial_counts_its_customers_by_itself() throws SQLException {
        TrialHouse house = TrialHouse.open();
        String before = TrialHouse.text("SELECT string_agg(t::text, ',') FROM tenancy_number t");
        try (Connection app = house.asVisitor()) {
            String made = TrialHouse.list(
                            app,
                            "SELECT tenancy_create_customer(?, 'Vierte AG', 'de', 'Weg', '1', '3000', 'Bern', 'CH')",
                            house.reseller)
                    .get(0);
            assertTrue(TrialHouse.list(app, "SELECT number FROM node WHERE id = ?", Long.valueOf(made))
                    .get(0)
                    .matches("X[A-Z]{3}-K-4"));
            app.commit();
        }
        assertEquals(before, TrialHouse.text("SELECT string_agg(t::text, ',') FROM tenancy_number t"));
    }

    /** U50: one account a person. Who tried it and becomes a customer keeps his, and nothing of the trial. */
    @Test
    void the_real_world_goes_first_and_keeps_the_visitor_s_account() throws SQLException {
        TrialHouse house = TrialHouse.open();
        long[] real = TrialHouse.realContact();
        try (Connection app = TrialHouse.as(real[0], real[1])) {
            assertEquals(
                    List.of(Long.toString(house.visitor)),
                    TrialHouse.list(
                            app,
                            "SELECT account_id FROM access_register(?, ?, 'Anna', 'de', sha256(gen_random_uuid()::text::bytea), 1)",
                            real[1],
                            house.email));
            app.commit();
        }
        assertNull(TrialHouse.text("SELECT trial_id FROM account WHERE id = ?", house.visitor));
        assertEquals(0, TrialHouse.number("SELECT count(*) FROM access_roots(?)", house.visitor));
        while (TrialHouse.text("SELECT trial_erase_next()") != null) {
            // This one, and what other tests have left.
        }
        assertEquals(0, TrialHouse.number("SELECT count(*) FROM node WHERE id = ?", house.operator));
        assertEquals(house.email, TrialHouse.text("SELECT email FROM account WHERE id = ?", house.visitor));
        assertEquals(
                1, TrialHouse.number("SELECT count(*) FROM access_registration WHERE account_id = ?", house.visitor));
    }

    /** A file that brings the same person does the same, in one statement for many. */
    @Test
    void a_file_adopts_the_visitor_too_but_no_invented_person() throws SQLException {
        TrialHouse house = TrialHouse.open();
        String petra = "petra.muster@" + house.domain();
        TrialHouse.text(
                "INSERT INTO account (email, name) SELECT e, 'Datei' FROM unnest(ARRAY[?, ?]) e"
                        + " ON CONFLICT (lower(email)) DO NOTHING RETURNING 'x'",
                house.email,
                petra);
        assertNull(TrialHouse.text("SELECT trial_id FROM account WHERE id = ?", house.visitor));
        assertEquals(house.operator, TrialHouse.number("SELECT trial_id FROM account WHERE email = ?", petra));
    }

    private static void refused(long account, long node, String sql, Object... arguments) throws SQLException {
        try (Connection app = TrialHouse.as(account, node)) {
            denied(() -> TrialHouse.list(app, sql.formatted(arguments)));
            app.rollback();
        }
    }

    private static void denied(Executable attempt) {
        assertEquals(REFUSED, assertThrows(SQLException.class, attempt).getSQLState());
    }

    private static void post(Connection app, String recipient) throws SQLException {
        try (var statement = app.createStatement()) {
            statement.execute("INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text)"
                    + " VALUES (gen_random_uuid()::text, '" + recipient + "', 'de', 'Hallo', 'Text')");
        }
    }

    private static long letters(TrialHouse house) throws SQLException {
        return TrialHouse.number("SELECT count(*) FROM trial_letter WHERE operator_id = ?", house.operator);
    }

    private static long mails(String recipient) throws SQLException {
        return TrialHouse.number("SELECT count(*) FROM outbox_mail WHERE recipient = ?", recipient);
    }
}
