package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.matrix.TownDatabase.all;
import static portico.matrix.TownDatabase.one;
import static portico.matrix.TownDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds who can smuggle SQL into the portal's own transaction: nothing more than he had. */
class DatabaseWallIT {
    /** As the guard says it for the commercial contact of K1. */
    private static final String COMMERCIAL = "account=103;base=3;billing=3";

    private static final String EVERYTHING = "account=103;base=1,2,3,4,5,6,7,8,9;billing=1,2,3,4,5,6,7,8,9";
    private static final String REFUSED = "42501";

    private static TownDatabase town;

    @BeforeAll
    static void build() throws SQLException {
        town = new TownDatabase("wall");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void who_has_not_said_who_asks_sees_no_row_of_any_tenant() throws SQLException {
        try (Connection owner = town.as("owner");
                Connection app = town.as("app")) {
            for (String table : all(owner, """
                    SELECT c.relname FROM pg_class c
                     WHERE c.relnamespace = 'portico'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
                       AND has_any_column_privilege('portico_app', c.oid, 'SELECT')
                    """)) {
                assertEquals("0", one(app, "SELECT count(*) FROM " + table), table);
            }
        }
    }

    @Test
    void each_class_of_rights_opens_its_own_rows_at_and_below_its_nodes() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, "account=105;base=2;billing=2");
            assertEquals(List.of("K1", "K2", "R1", "S1"), codes(app, "SELECT name FROM node"));
            assertEquals(List.of("K1", "K2", "R1"), codes(app, "SELECT number FROM invoice"));
            app.rollback();
            town.enter(app, COMMERCIAL);
            assertEquals(List.of("K1", "S1"), codes(app, "SELECT name FROM node"));
            assertEquals(List.of("K1"), codes(app, "SELECT text FROM invoice_line"));
        }
    }

    @Test
    void U20_without_the_class_of_billing_there_is_no_invoice_in_any_table() throws SQLException {
        try (Connection owner = town.as("owner");
                Connection app = town.as("app")) {
            town.enter(app, "account=102;base=3;sla=3;tickets=3");
            for (String table : all(owner, """
                    SELECT c.relname FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname
                     WHERE p.schemaname = 'portico' AND p.qual LIKE '%billing%' OR c.relname LIKE 'invoice%'
                     GROUP BY c.relname, c.oid, c.relkind
                    HAVING c.relkind = 'r' AND has_any_column_privilege('portico_app', c.oid, 'SELECT')
                    """)) {
                assertEquals("0", one(app, "SELECT count(*) FROM " + table), table);
            }
        }
    }

    @Test
    void an_injected_setting_opens_nothing() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            String stored = one(app, "SELECT current_setting('portico.context')");
            String mac = stored.substring(stored.indexOf('|'));
            for (String forged :
                    List.of(EVERYTHING, EVERYTHING + mac, COMMERCIAL + ";billing=1" + mac, stored + "|x;base=1")) {
                one(app, "SELECT set_config('portico.context', ?, true)", forged);
                assertTrue(codes(app, "SELECT name FROM node").size() <= 2, forged);
                assertTrue(codes(app, "SELECT number FROM invoice").size() <= 1, forged);
            }
            one(app, "SELECT set_config('portico.context', ?, true)", EVERYTHING + mac);
            assertEquals(List.of(), codes(app, "SELECT name FROM node"), "a broken signature opens nothing at all");
        }
    }

    @Test
    void a_context_is_worth_nothing_in_another_transaction_or_on_another_connection() throws SQLException {
        try (Connection app = town.as("app");
                Connection other = town.as("app")) {
            town.enter(app, COMMERCIAL);
            String stored = one(app, "SELECT current_setting('portico.context')");
            // Kept for the session, so that the pool hands it to the next person.
            one(app, "SELECT set_config('portico.context', ?, false)", stored);
            assertEquals(List.of("K1", "S1"), codes(app, "SELECT name FROM node"));
            app.commit();
            assertEquals(List.of(), codes(app, "SELECT name FROM node"), "the next transaction");
            one(other, "SELECT set_config('portico.context', ?, true)", stored);
            assertEquals(List.of(), codes(other, "SELECT name FROM node"), "another connection");
        }
    }

    @Test
    void a_context_without_the_right_signature_is_refused_aloud() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            String stored = one(app, "SELECT current_setting('portico.context')");
            String mac = stored.substring(stored.indexOf('|') + 1);
            for (String door :
                    List.of("SELECT guard_enter(?, ?)", "SELECT part FROM tenancy_around(?, ?, '{1,2,3}', NULL)")) {
                SQLException refused = assertThrows(SQLException.class, () -> one(app, door, EVERYTHING, mac), door);
                assertEquals(REFUSED, refused.getSQLState());
                app.rollback();
                town.enter(app, COMMERCIAL);
            }
        }
    }

    @Test
    void whoever_looks_around_sees_his_own_nodes_whatever_he_calls_his_own() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            String around = "SELECT DISTINCT name FROM tenancy_around(NULL, NULL, '{1,2,3,4,5,6,7,8,9}', NULL)";
            assertEquals(List.of("K1", "S1"), codes(app, around));
            app.rollback();
            assertEquals(List.of(), codes(app, around), "who has not said who asks");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT secret FROM guard_key",
                "SELECT guard_context()",
                "SET ROLE portico_jobs",
                "SET ROLE portico_owner",
                "SET SESSION AUTHORIZATION portico_owner",
                "ALTER ROLE portico_app BYPASSRLS",
                "ALTER TABLE node DISABLE ROW LEVEL SECURITY",
                "DROP POLICY read_below ON node",
                "CREATE POLICY all_of_it ON node USING (true)",
                // A table of this name would be found before the real one.
                "CREATE TEMPORARY TABLE node AS SELECT 1 AS id",
                "CREATE TABLE portico.node2 (id int)",
                "CREATE FUNCTION public.guard_nodes(text) RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1::bigint]'",
                "CREATE OPERATOR public.= (LEFTARG = bigint, RIGHTARG = bigint[], PROCEDURE = arraycontains)",
                "SELECT password_hash FROM account",
                "SELECT accounts_candidate('commercial@portal.example')",
                "SELECT failures FROM sign_in_throttle",
                "DELETE FROM sign_in_throttle",
                "SELECT accounts_count('account:commercial@portal.example', ARRAY[0])",
                "UPDATE account SET credentials = 0",
                "SELECT * FROM operator_staff",
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (103, 'Operator-Billing', 1)",
                "UPDATE contract_contact SET role = 'COMMERCIAL'",
                "UPDATE invoice SET total = 0",
                "DELETE FROM audit_entry",
                "UPDATE account SET email = 'x@y.example'",
                "COPY node TO STDOUT",
                "SELECT pg_read_file('postgresql.conf')",
                "COPY (SELECT 1) TO PROGRAM 'id'",
                "TRUNCATE node"
            })
    void the_portal_s_role_may_not(String sql) throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            try {
                run(app, sql);
            } catch (SQLException refused) {
                return;
            }
            // Where PostgreSQL lets the statement through, row-level security must still have kept everything back.
            assertTrue(sql.startsWith("COPY node"), sql + " was let through");
        }
    }

    @Test
    void switching_row_security_off_shows_an_error_and_no_row() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            run(app, "SET row_security = off");
            assertEquals(
                    REFUSED,
                    assertThrows(SQLException.class, () -> one(app, "SELECT count(*) FROM node"))
                            .getSQLState());
        }
    }

    @Test
    void nobody_writes_the_audit_in_another_s_name() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            run(app, "INSERT INTO audit_entry (account_id, action) VALUES (103, 'test.own')");
            assertThrows(
                    SQLException.class,
                    () -> run(app, "INSERT INTO audit_entry (account_id, action) VALUES (106, 'test.another')"));
            app.rollback();
            town.enter(app, COMMERCIAL);
            assertThrows(
                    SQLException.class,
                    () -> run(app, "INSERT INTO audit_entry (job, action) VALUES ('anonymous', 'test.nobody')"));
        }
    }

    @Test
    void nobody_changes_a_neighbour_s_invoice_setting() throws SQLException {
        try (Connection app = town.as("app")) {
            town.enter(app, COMMERCIAL);
            try (var update =
                    app.prepareStatement("UPDATE billing_preference SET channel = 'PAPER', changed_by = 103")) {
                assertEquals(1, update.executeUpdate());
            }
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> run(
                            app,
                            "INSERT INTO billing_recipient (contract_id, operator_id, reseller_id, customer_id, email)"
                                    + " VALUES (5, 1, 2, 5, 'mine@portal.example')"));
            assertEquals(REFUSED, refused.getSQLState());
        }
    }

    @Test
    void every_table_with_a_tenant_s_rows_is_protected_even_from_its_owner() throws SQLException {
        try (Connection owner = town.as("owner")) {
            assertEquals(List.of(), all(owner, """
                    SELECT DISTINCT c.relname
                      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'operator_id'
                     WHERE c.relnamespace = 'portico'::regnamespace AND c.relkind IN ('r', 'p')
                       AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                       AND has_any_column_privilege('portico_app', c.oid, 'SELECT, INSERT, UPDATE')
                    """));
        }
    }

    @Test
    void no_way_of_signing_in_hands_out_a_hash_or_forgets_a_guess() throws SQLException {
        try (Connection app = town.as("app")) {
            String attempt = "SELECT coalesce(salt, minutes || ' minutes')"
                    + " FROM accounts_attempt('commercial@portal.example', '192.0.2.7', ARRAY[0, 60], ARRAY[0])";
            assertTrue(one(app, attempt).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}"));
            String enter =
                    "SELECT cause || id FROM accounts_enter('commercial@portal.example', '192.0.2.7', 'x', 'browser', '192.0.2.0', 'ticket')";
            assertEquals("wrong-password103", one(app, enter));
            assertTrue(one(app, attempt).startsWith("$argon2id$"));
            assertEquals("1 minutes", one(app, attempt));
            assertEquals("wrong-password103", one(app, enter));
            assertEquals("1 minutes", one(app, attempt));
        }
    }

    @Test
    void what_everybody_may_read_is_a_list_that_somebody_thought_about() throws SQLException {
        try (Connection owner = town.as("owner")) {
            assertEquals(
                    // The catalogue, the law's rates, the letterhead, whom to call, who issues
                    // invoices.
                    List.of("charge", "document_prefix", "issuer", "product", "support", "vat_rate"), all(owner, """
                    SELECT c.relname FROM pg_class c
                     WHERE c.relnamespace = 'portico'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
                       AND NOT c.relrowsecurity
                       AND has_any_column_privilege('portico_app', c.oid, 'SELECT, INSERT, UPDATE')
                     ORDER BY c.relname
                    """));
        }
    }

    @Test
    void the_jobs_role_touches_neither_credentials_nor_rights() throws SQLException {
        for (String sql : List.of(
                "SELECT password_hash FROM account",
                "UPDATE account SET password_hash = 'x'",
                "INSERT INTO account (email, name, password_hash) VALUES ('a@b.example', 'A', 'x')",
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (103, 'Operator-Billing', 1)",
                "SELECT secret FROM guard_key",
                "DELETE FROM audit_entry",
                "UPDATE audit_seal SET seq = 1")) {
            try (Connection jobs = town.as("jobs")) {
                assertEquals(
                        REFUSED,
                        assertThrows(SQLException.class, () -> run(jobs, sql), sql)
                                .getSQLState());
            }
        }
    }

    private static List<String> codes(Connection connection, String sql) throws SQLException {
        return all(connection, sql).stream()
                .map(text -> text.replaceAll("^(BASE|MONEY|FIRM)-(\\w+)-.*$", "$2"))
                .sorted()
                .toList();
    }
}
