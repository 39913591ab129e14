package portico.contracts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.Contexts;
import portico.guard.Right;
import portico.guard.Rights;
import portico.shared.TestDatabase;

/** An operator with two resellers in a real database, and people who conclude and keep, as the portal. */
final class DeskTown {
    final long operator = node("OPERATOR", 0);
    final long reseller = node("RESELLER", operator);
    final long other = node("RESELLER", operator);
    final long clerk = person();
    final long administrator = person();

    /** What somebody does in one transaction of the portal. */
    interface Deed<T> {
        T in(Connection app) throws SQLException;
    }

    DeskTown() {
        one("""
                INSERT INTO product (code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                VALUES (?, 'STANDARD', 'SITE', NULL, 'x', 'x', 'x', 'x') RETURNING id""", "NET-" + operator);
        one("""
                INSERT INTO product (code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                VALUES (?, 'STANDARD', 'CUSTOMER', 'Business Voice Virtual PBX', 'x', 'x', 'x', 'x') RETURNING id""", "PBX-" + operator);
    }

    static long node(String level, long parent) {
        long id = one("""
                INSERT INTO node (level, parent_id, operator_id, reseller_id, customer_id, number, name)
                SELECT ?, p.id, coalesce(p.operator_id, 0), p.reseller_id, p.customer_id, ?, 'Muster'
                  FROM (SELECT 1) one LEFT JOIN node p ON p.id = ? RETURNING id
                """, level, UUID.randomUUID().toString(), parent);
        String own = level.toLowerCase(java.util.Locale.ROOT) + "_id";
        one("UPDATE node SET " + own + " = id WHERE id = ? RETURNING id", id);
        return id;
    }

    static long person() {
        return one(
                "INSERT INTO account (email, name, password_hash) VALUES (?, 'Somebody', 'x$y') RETURNING id",
                UUID.randomUUID() + "@portal.example");
    }

    /** Who concludes contracts. */
    <T> T clerk(Deed<T> deed) throws SQLException {
        return as(clerk, Right.OPERATOR_TENANCY, operator, deed);
    }

    /** A reseller's administrator. */
    <T> T administrator(long at, Deed<T> deed) throws SQLException {
        return as(administrator, Right.PORTAL_ADMIN, at, deed);
    }

    static <T> T as(long account, String right, long node, Deed<T> deed) throws SQLException {
        Rights.Collector rights = new Rights.Collector();
        rights.add(right, node);
        String context = Contexts.of(rights.rights(), account);
        try (Connection app = TestDatabase.portal().getConnection()) {
            app.setAutoCommit(false);
            String secret = "17".repeat(32);
            one(
                    "WITH k AS (INSERT INTO guard_key (secret) VALUES (decode(?, 'hex')) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM k",
                    secret);
            String bound = text(app, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text") + "|" + context;
            try (Connection owner = TestDatabase.owner().getConnection()) {
                String mac = text(
                        owner,
                        "SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key",
                        bound);
                text(app, "SELECT guard_enter(?, ?)", context, mac);
            }
            T result = deed.in(app);
            app.commit();
            return result;
        }
    }

    long customer(long below) throws SQLException {
        return administrator(
                below,
                app -> number(
                        app,
                        "SELECT tenancy_create_customer(?, 'Muster Reederei AG', 'de', NULL, NULL, '3011', 'Bern', 'CH')",
                        below));
    }

    long contract(long holder) throws SQLException {
        return clerk(app -> number(
                app,
                "SELECT id FROM contracts_conclude(?, false, 'CHF', 'de', current_date, NULL, 'Ruth Aebi')",
                holder));
    }

    /** @return the account */
    long contact(long contract, String role, String email) throws SQLException {
        return clerk(app -> number(
                app,
                "SELECT account_id FROM contracts_name_contact(?, ?, ?, 'Ruth Aebi', 'de', sha256(?::bytea), 72)",
                contract,
                role,
                email,
                email));
    }

    /** What an account holds by the database's own fixpoint, now or at a moment. */
    static List<String> holds(long account, String at) {
        try (Connection owner = TestDatabase.owner().getConnection();
                PreparedStatement closure =
                        owner.prepareStatement("SELECT right_code || '@' || node_id FROM access_closure(" + at
                                + ") WHERE account_id = ? ORDER BY 1")) {
            closure.setLong(1, account);
            List<String> held = new ArrayList<>();
            try (ResultSet row = closure.executeQuery()) {
                while (row.next()) {
                    held.add(row.getString(1));
                }
            }
            return held;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    static long number(Connection connection, String sql, Object... values) throws SQLException {
        return Long.parseLong(String.valueOf(text(connection, sql, values)));
    }

    static String text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** As the owner of the tables. */
    static long one(String sql, Object... values) {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            return number(owner, sql, values);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
