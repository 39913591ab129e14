package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.documents.BilledTown;
import portico.shared.TestDatabase;

/** What somebody can write who smuggles SQL into the portal: his own company's setting, and nothing past the token (U4, U20). */
class PortalWallTest {
    private static final String REFUSED = "42501";

    private String mine;
    private String myContract;
    private String other;
    private String otherContract;

    @BeforeEach
    void two_customers() throws SQLException {
        BilledTown town = new BilledTown();
        List<String[]> payers = List.of(payer(town), payer(town));
        mine = payers.get(0)[0];
        myContract = payers.get(0)[1];
        other = payers.get(1)[0];
        otherContract = payers.get(1)[1];
    }

    private static String[] payer(BilledTown town) throws SQLException {
        long invoice = town.invoice("de");
        town.update("""
                INSERT INTO billing_preference (contract_id, operator_id, customer_id, channel)
                SELECT contract_id, operator_id, customer_id, 'EMAIL' FROM invoice WHERE id = ?
                """, invoice);
        town.update("""
                INSERT INTO billing_recipient (contract_id, operator_id, customer_id, email)
                SELECT contract_id, operator_id, customer_id, 'cfo@aarebogen.example' FROM invoice WHERE id = ?
                """, invoice);
        return town.rows("SELECT customer_id, contract_id FROM invoice WHERE id = ?", invoice)
                .strip()
                .split("\\|");
    }

    @Test
    void who_may_see_invoices_adds_an_address_to_his_own_contract() throws SQLException {
        assertEquals("", refused(recipient("%contract", "%customer")));
        assertEquals("", refused(change("%account", "%contract", "%customer")));
        assertEquals("", refused("UPDATE billing_recipient SET removed_at = now(), token_hash = NULL"));
        assertEquals("", refused("UPDATE billing_preference SET channel = 'PAPER', changed_by = %account"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO billing_recipient (contract_id, operator_id, customer_id, email) "
                        + "SELECT %otherContract, operator_id, %customer, 'mine@portal.example' FROM node WHERE id = %customer",
                "INSERT INTO billing_recipient (contract_id, operator_id, customer_id, email, confirmed_at) "
                        + "SELECT %contract, operator_id, %customer, 'mine@portal.example', now() FROM node WHERE id = %customer",
                "UPDATE billing_recipient SET confirmed_at = now()",
                "UPDATE billing_recipient SET email = 'mine@portal.example'",
                "UPDATE billing_recipient SET contract_id = %otherContract",
                "UPDATE billing_preference SET channel = 'PAPER', changed_by = %account + 1",
                "INSERT INTO billing_preference_change (account_id, contract_id, operator_id, customer_id, what) "
                        + "SELECT %account + 1, %contract, operator_id, %customer, 'to-paper' FROM node WHERE id = %customer",
                "INSERT INTO billing_preference_change (account_id, contract_id, operator_id, customer_id, what) "
                        + "SELECT %account, %otherContract, operator_id, %customer, 'to-paper' FROM node WHERE id = %customer",
                "INSERT INTO audit_entry (account_id, customer_id, action) VALUES (%account, %other, 'billing.to-paper')",
                "INSERT INTO audit_entry (account_id, action, at) VALUES (%account, 'billing.to-paper', '2020-01-01')",
                "INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text, document_hash) "
                        + "VALUES ('x', 'mine@portal.example', 'de', 'x', 'x', '\\x00')",
                "INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text, state) "
                        + "VALUES ('x', 'mine@portal.example', 'de', 'x', 'x', 'SENT')",
                "INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text) "
                        + "VALUES ('invoice:1:cfo@aarebogen.example', 'mine@portal.example', 'de', 'x', 'x')",
                "SELECT billing_protect('node')"
            })
    void he_writes_nothing_else(String sql) throws SQLException {
        assertEquals(REFUSED, refused(sql));
    }

    @Test
    void U20_the_technical_contact_does_not_read_in_the_audit_where_invoices_go() throws SQLException {
        try (Connection app = entered("base=" + mine + ";billing=" + mine)) {
            run(
                    app,
                    "INSERT INTO audit_entry (account_id, customer_id, action) VALUES (7, " + mine
                            + ", 'billing.recipient-added'), (7, " + mine + ", 'tenancy.moved')");
            app.commit();
        }
        assertEquals("2", seen("account=8;base=" + mine + ";billing=" + mine));
        assertEquals("1", seen("account=9;base=" + mine));
        assertEquals("0", seen("account=9;base=" + other + ";billing=" + other));
    }

    @Test
    void U4_another_payer_neither_reads_nor_mails_to_the_addresses_of_the_one_before() throws SQLException {
        new BilledTown()
                .update("UPDATE contract SET payer_id = ? WHERE id = ?", Long.valueOf(other), Long.valueOf(myContract));

        String setting = "SELECT count(*) FROM billing_preference WHERE contract_id = " + myContract;
        String mailed =
                "SELECT count(*) FROM billing_recipient WHERE removed_at IS NULL AND contract_id = " + myContract;
        String told = "SELECT count(*) FROM billing_preference_change WHERE what = 'payer-changed' AND contract_id = "
                + myContract;
        assertEquals("0", seenBy(mine, setting));
        assertEquals("1", seenBy(other, setting));
        assertEquals("0", seenBy(mine, mailed));
        assertEquals("0", seenBy(other, "SELECT count(*) FROM billing_recipient WHERE contract_id = " + myContract));
        assertEquals("1", seenBy(other, told));
    }

    private static String seenBy(String node, String question) throws SQLException {
        try (Connection app = entered("base=" + node + ";billing=" + node)) {
            return one(app, question);
        }
    }

    private String seen(String context) throws SQLException {
        try (Connection app = enter(context)) {
            return one(app, "SELECT count(*) FROM audit_entry WHERE customer_id = " + mine);
        }
    }

    private static String recipient(String contract, String customer) {
        return "INSERT INTO billing_recipient (contract_id, operator_id, customer_id, email, token_hash, token_until) SELECT "
                + contract + ", operator_id, " + customer
                + ", 'new@aarebogen.example', '\\x00', now() FROM node WHERE id = "
                + customer;
    }

    private static String change(String account, String contract, String customer) {
        return "INSERT INTO billing_preference_change (account_id, contract_id, operator_id, customer_id, at, what) SELECT "
                + account + ", " + contract + ", operator_id, " + customer + ", now(), 'to-paper' FROM node WHERE id = "
                + customer;
    }

    /** The state by which the database refuses; empty where it does not. */
    private String refused(String sql) throws SQLException {
        try (Connection app = entered("base=" + mine + ";billing=" + mine)) {
            run(
                    app,
                    sql.replace("%otherContract", otherContract)
                            .replace("%contract", myContract)
                            .replace("%customer", mine)
                            .replace("%other", other)
                            .replace("%account", "7"));
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    private static Connection entered(String nodes) throws SQLException {
        return enter("account=7;" + nodes);
    }

    private static Connection enter(String context) throws SQLException {
        Connection app = TestDatabase.portal().getConnection();
        app.setAutoCommit(false);
        String signed = one(app, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text") + "|" + context;
        try (Connection owner = TestDatabase.owner().getConnection()) {
            run(
                    owner,
                    "INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING");
            one(app, "SELECT guard_enter(?, ?)", context, one(owner, """
                    SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key
                    """, signed));
        }
        return app;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
