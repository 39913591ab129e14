package portico.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import portico.delegation.Holding;
import portico.delegation.Holdings;
import portico.guard.AccountId;
import portico.guard.Contexts;
import portico.shared.TestDatabase;

/** An operator with a reseller, two customers and two sites in a real database, and people who do things there as the portal. */
final class BookTown {
    final long operator;
    final long reseller;
    final long customer;
    final long other;
    final long site;

    BookTown() {
        operator = node("OPERATOR", 0);
        reseller = node("RESELLER", operator);
        customer = node("CUSTOMER", reseller);
        other = node("CUSTOMER", reseller);
        site = node("SITE", customer);
    }

    long node(String level, long parent) {
        String own = level.toLowerCase(java.util.Locale.ROOT) + "_id";
        long id = owner("""
                INSERT INTO node (level, parent_id, operator_id, reseller_id, customer_id, number, name)
                SELECT ?, p.id, coalesce(p.operator_id, 0), p.reseller_id, p.customer_id, ?, ?
                  FROM (SELECT 1) one LEFT JOIN node p ON p.id = ?
                RETURNING id
                """, level, UUID.randomUUID().toString(), level, parent);
        owner("UPDATE node SET " + own + " = id WHERE id = ? RETURNING id", id);
        return id;
    }

    long person() {
        return owner(
                "INSERT INTO account (email, name, password_hash) VALUES (?, 'Somebody', 'x$y') RETURNING id",
                UUID.randomUUID() + "@portal.example");
    }

    long contract(long holder) {
        return owner("""
                INSERT INTO contract (number, holder_id, operator_id, reseller_id, customer_id, currency, language, starts_on)
                SELECT ?, id, operator_id, reseller_id, customer_id, 'CHF', 'de', '2020-01-01' FROM node WHERE id = ?
                RETURNING id
                """, UUID.randomUUID().toString(), holder);
    }

    /** @return the contact's row */
    long contact(long contract, long person, String role) {
        return owner(
                "INSERT INTO contract_contact (contract_id, account_id, role) VALUES (?, ?, ?) RETURNING id",
                contract,
                person,
                role);
    }

    long commercial(long holder) {
        long person = person();
        contact(contract(holder), person, "COMMERCIAL");
        return person;
    }

    long technical(long holder) {
        long person = person();
        contact(contract(holder), person, "TECHNICAL");
        return person;
    }

    /** The product with its right in use from today on. @return the service */
    long product(long contract, String kind, String right) {
        long product = owner("""
                INSERT INTO product (code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                VALUES (?, ?, 'CUSTOMER', ?, 'x', 'x', 'x', 'x') RETURNING id
                """, UUID.randomUUID().toString(), kind, right);
        long service = owner("""
                INSERT INTO service (number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id)
                SELECT ?, c.id, ?, c.holder_id, c.operator_id, c.reseller_id, c.customer_id FROM contract c WHERE c.id = ?
                RETURNING id
                """, UUID.randomUUID().toString(), product, contract);
        owner(
                "INSERT INTO service_phase (service_id, valid_from) VALUES (?, current_date - 1) RETURNING service_id",
                service);
        return service;
    }

    /** As the portal does it in this person's name. */
    List<Long> give(long by, long to, String right, long node, Instant until) throws SQLException {
        try (Connection app = enter(by)) {
            try (PreparedStatement give =
                    app.prepareStatement("SELECT unnest(access_give(?, ?, ?, 'MANUAL', NULL, ?, NULL))")) {
                give.setArray(1, app.createArrayOf("text", new Object[] {right}));
                give.setLong(2, node);
                give.setLong(3, to);
                give.setTimestamp(4, until == null ? null : Timestamp.from(until));
                List<Long> ids = longs(give);
                app.commit();
                return ids;
            }
        }
    }

    void revoke(long by, Long... grants) throws SQLException {
        try (Connection app = enter(by);
                PreparedStatement revoke = app.prepareStatement("SELECT access_revoke(?, 'CASCADE', NULL)")) {
            revoke.setArray(1, app.createArrayOf("int8", grants));
            revoke.execute();
            app.commit();
        }
    }

    /** The fixpoint as the guard computes it, of everybody. */
    Set<String> java(Instant since, Instant until, Instant at) throws SQLException {
        try (Connection app = TestDatabase.portal().getConnection()) {
            Reading reading = Reading.between(app, everybody(), false, List.of(), since, until);
            Instant moment = at == null ? reading.moment() : at;
            Set<String> held = new TreeSet<>();
            for (Holding holding : Holdings.at(reading.facts(), moment).all()) {
                held.add(holding.account() + " " + holding.right() + "@" + holding.node());
            }
            return held;
        }
    }

    /** The same as the database computes it. */
    Set<String> sql(Instant at) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection();
                PreparedStatement closure = owner.prepareStatement(
                        "SELECT account_id || ' ' || right_code || '@' || node_id FROM access_closure(coalesce(?, clock_timestamp()))")) {
            closure.setTimestamp(1, at == null ? null : Timestamp.from(at));
            Set<String> held = new TreeSet<>();
            try (ResultSet row = closure.executeQuery()) {
                while (row.next()) {
                    held.add(row.getString(1));
                }
            }
            return held;
        }
    }

    /** What one account holds, by what the guard would read for it alone. */
    Known known(long account) throws SQLException {
        try (Connection app = TestDatabase.portal().getConnection()) {
            return Fixpoint.read(app, new AccountId(account));
        }
    }

    List<Long> everybody() throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection();
                PreparedStatement all = owner.prepareStatement("SELECT id FROM account")) {
            return longs(all);
        }
    }

    private static List<Long> longs(PreparedStatement question) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet row = question.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }

    /** A transaction of the portal in somebody's name, with what he holds now. */
    static Connection enter(long account) throws SQLException {
        Connection app = TestDatabase.portal().getConnection();
        app.setAutoCommit(false);
        String context = Contexts.of(Fixpoint.read(app, new AccountId(account)).rights(), account);
        try (Connection owner = TestDatabase.owner().getConnection()) {
            owner.createStatement()
                    .execute(
                            "INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING");
            String bound = text(app, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text") + "|" + context;
            text(
                    app,
                    "SELECT guard_enter(?, ?)",
                    context,
                    text(
                            owner,
                            "SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key",
                            bound));
        }
        return app;
    }

    static String text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** As the owner of the tables; what other features or the command line would have done. */
    static long owner(String sql, Object... values) {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            return Long.parseLong(String.valueOf(text(owner, sql, values)));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    static void run(String sql, Object... values) {
        owner("WITH done AS (" + sql + " RETURNING 1) SELECT count(*) FROM done", values);
    }
}
