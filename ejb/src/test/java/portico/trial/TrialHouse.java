package portico.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portico.shared.TestDatabase;

/** A trial in a real database, and its people, who speak SQL as the portal's role does. */
final class TrialHouse {
    static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$x$y";

    final String email;
    final long operator;
    final long reseller;
    final long visitor;

    private TrialHouse(String email) throws SQLException {
        this.email = email;
        visitor = number("SELECT id FROM account WHERE email = ?", email);
        operator = number("SELECT operator_id FROM trial WHERE account_id = ?", visitor);
        reseller = number("SELECT id FROM node WHERE operator_id = ? AND level = 'RESELLER'", operator);
    }

    static TrialHouse open() throws SQLException {
        String email = "visitor." + UUID.randomUUID() + "@real.test";
        String token = UUID.randomUUID().toString();
        number("""
            INSERT INTO trial_wish (email, name, language, token_hash, ends_at)
            VALUES (?, 'Anna Gast', 'de', sha256(?::bytea), clock_timestamp() + interval '1 hour') RETURNING id\
            """, email, token);
        number("SELECT id FROM trial_open(?::bytea, ?, 'Firefox', '192.0.2.1')", token, HASH);
        return new TrialHouse(email);
    }

    String domain() throws SQLException {
        return text("SELECT accounts_trial_domain(?)", operator);
    }

    /** As the portal, in the context of this account, which holds every class of rights on the node. */
    static Connection as(long account, long node) throws SQLException {
        String context = "account=" + account
                + Stream.of("base", "billing", "sla", "tickets", "monitoring", "admin", "company", "tenancy")
                        .map(kind -> ";" + kind + "=" + node)
                        .collect(Collectors.joining());
        Connection app = TestDatabase.portal().getConnection();
        app.setAutoCommit(false);
        String here = list(app, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text")
                .get(0);
        text("INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING"
                + " RETURNING 'key'");
        String mac = text(
                "SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key",
                here + "|" + context);
        list(app, "SELECT guard_enter(?, ?)::text", context, mac);
        return app;
    }

    Connection asVisitor() throws SQLException {
        return as(visitor, reseller);
    }

    /** Somebody of the real world, the commercial contact of a customer of its own. */
    static long[] realContact() throws SQLException {
        long operator = number("""
            INSERT INTO node (level, operator_id, number, name) VALUES ('OPERATOR', 0, ?, 'Echt') RETURNING id\
            """, UUID.randomUUID().toString());
        number("UPDATE node SET operator_id = id WHERE id = ? RETURNING id", operator);
        long customer = number("""
            INSERT INTO node (level, parent_id, operator_id, number, name) VALUES ('CUSTOMER', ?, ?, ?, 'Echt') RETURNING id\
            """, operator, operator, UUID.randomUUID().toString());
        number("UPDATE node SET customer_id = id WHERE id = ? RETURNING id", customer);
        long person = number(
                "INSERT INTO account (email, name, password_hash) VALUES (?, 'Echt', 'x$y') RETURNING id",
                UUID.randomUUID() + "@real.test");
        long contract = number("""
            INSERT INTO contract (number, holder_id, operator_id, customer_id, currency, language, starts_on)
            VALUES (?, ?, ?, ?, 'CHF', 'de', '2020-01-01') RETURNING id\
            """, UUID.randomUUID().toString(), customer, operator, customer);
        number(
                "INSERT INTO contract_contact (contract_id, account_id, role) VALUES (?, ?, 'COMMERCIAL') RETURNING id",
                contract,
                person);
        return new long[] {person, customer, operator, contract};
    }

    /** What a table holds, whole, so that one changed sign shows; of all tables but the audit, which stays. */
    static List<String> prints() throws SQLException {
        List<String> prints = new ArrayList<>();
        try (Connection owner = TestDatabase.owner().getConnection()) {
            for (String table : list(owner, """
                SELECT c.relname FROM pg_class c
                 WHERE c.relnamespace = 'portico'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'audit%'
                 ORDER BY c.relname\
                """)) {
                prints.add(table + " "
                        + list(
                                        owner,
                                        "SELECT count(*) || md5(coalesce(string_agg(x::text, ',' ORDER BY x::text),"
                                                + " '')) FROM "
                                                + table + " x")
                                .get(0));
            }
        }
        return prints;
    }

    static long number(String sql, Object... arguments) throws SQLException {
        String text = text(sql, arguments);
        return text == null ? 0 : Long.parseLong(text);
    }

    static String text(String sql, Object... arguments) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            List<String> rows = list(owner, sql, arguments);
            return rows.isEmpty() ? null : rows.get(0);
        }
    }

    static List<String> list(Connection connection, String sql, Object... arguments) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
