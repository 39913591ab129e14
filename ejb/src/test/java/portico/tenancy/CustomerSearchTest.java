package portico.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import portico.guard.Contexts;
import portico.guard.Entry;
import portico.guard.Level;
import portico.guard.Path;
import portico.guard.Right;
import portico.guard.Rights;
import portico.guard.Scope;
import portico.guard.Surroundings;
import portico.guard.Tree;
import portico.shared.PageRequest;
import portico.shared.Refusal;
import portico.shared.TestDatabase;

/** Finding customers (H11) among many, as the portal's role, whom row-level security binds. */
class CustomerSearchTest {
    private static final int MANY = 4_000;

    private static long operator;
    private static long mine;
    private static long other;

    @BeforeAll
    static void two_resellers_with_many_customers() throws SQLException {
        operator = owner(
                "INSERT INTO node (level, operator_id, number, name) VALUES ('OPERATOR', 0, gen_random_uuid()::text, 'O') RETURNING id");
        owner("UPDATE node SET operator_id = id WHERE id = " + operator + " RETURNING id");
        mine = reseller();
        other = reseller();
        for (long reseller : List.of(mine, other)) {
            owner("""
                    WITH made AS (
                        INSERT INTO node (level, parent_id, operator_id, reseller_id, number, name)
                        SELECT 'CUSTOMER', %1$d, %2$d, %1$d, 'KS%1$d-' || g, 'Firma ' || g || ' Handels AG' FROM generate_series(1, %3$d) g
                        RETURNING id)
                    SELECT count(*) FROM made""".formatted(reseller, operator, MANY));
            owner("WITH own AS (UPDATE node SET customer_id = id WHERE reseller_id = " + reseller
                    + " AND level = 'CUSTOMER' RETURNING 1) SELECT count(*) FROM own");
            owner("""
                    WITH made AS (
                        INSERT INTO address (node_id, operator_id, reseller_id, customer_id, kind, name, postcode, town)
                        SELECT id, operator_id, reseller_id, customer_id, 'MAIN', name, '2502', CASE WHEN id %% 500 = 0 THEN 'Biel' ELSE 'Bern' END
                          FROM node WHERE reseller_id = %d AND level = 'CUSTOMER'
                        RETURNING 1)
                    SELECT count(*) FROM made""".formatted(reseller));
        }
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE node, address, tenancy_word");
        }
    }

    @Test
    void every_word_is_the_beginning_of_one_of_name_number_or_town() throws SQLException {
        assertEquals(
                1,
                found("firma 17 handels", 50).stream()
                        .filter("Firma 17 Handels AG"::equals)
                        .count());
        assertEquals(List.of("Firma 3711 Handels AG"), found("ks" + mine + "-3711 AG", 50));
        assertEquals(MANY / 500, found("biel", 200).size());
        assertEquals(List.of(), found("ks" + other + "-3711", 50), "another reseller's");
        assertEquals(List.of(), found("%", 50), "no sign means anything");
        assertEquals(List.of(), found("andels", 50), "the beginning");
    }

    @Test
    void the_pieces_of_a_list_follow_each_other_without_gap_or_double() throws SQLException {
        List<String> all = found("biel", 200);
        List<String> pieces = new ArrayList<>();
        String cursor = null;
        do {
            List<Object[]> rows = rows(mine, "biel", new PageRequest(cursor, 3));
            rows.stream().limit(3).forEach(row -> pieces.add((String) row[1]));
            cursor = rows.size() > 3 ? new CustomerCursor((String) rows.get(2)[1], (Long) rows.get(2)[2]).text() : null;
        } while (cursor != null);
        assertEquals(all, pieces);
        assertThrows(Refusal.class, () -> CustomerCursor.parse("1_%%"));
        assertThrows(Refusal.class, () -> CustomerCursor.parse("nothing"));
    }

    @Test
    void an_index_is_used_in_spite_of_row_level_security() throws SQLException {
        String search = plan("3711 biel");
        assertTrue(search.contains("tenancy_word_reseller"), search);
        assertFalse(search.contains("Seq Scan on tenancy_word"), search);
        String list = plan("");
        assertTrue(list.contains("node_customers_of_reseller"), list);
        assertFalse(list.contains("Sort"), list);
    }

    private static List<String> found(String text, int size) throws SQLException {
        return rows(mine, text, PageRequest.first(size)).stream()
                .map(row -> (String) row[1])
                .toList();
    }

    private static List<Object[]> rows(long reseller, String text, PageRequest page) throws SQLException {
        CustomerSearch search = new CustomerSearch(scope(reseller), text, page);
        return as(reseller, search, "", page.size() + 1, row ->
                new Object[] {row.getString("number"), row.getString("name"), row.getLong("id")});
    }

    private static String plan(String text) throws SQLException {
        CustomerSearch search = new CustomerSearch(scope(mine), text, PageRequest.first(50));
        return String.join("\n", as(mine, search, "EXPLAIN ", 51, row -> row.getString(1)));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Named parameters in their order, as Hibernate would put them. */
    private static <T> List<T> as(long reseller, CustomerSearch search, String before, int limit, Row<T> read)
            throws SQLException {
        Rights.Collector rights = new Rights.Collector();
        rights.add(Right.PORTAL_ADMIN, reseller);
        String context = Contexts.of(rights.rights(), 1);
        List<Object> values = new ArrayList<>();
        String sql = java.util.regex.Pattern.compile(":(\\w+)")
                .matcher(search.sql())
                .replaceAll(hit -> {
                    values.add(search.parameters().get(hit.group(1)));
                    return "?";
                });
        try (Connection app = TestDatabase.portal().getConnection();
                Connection owner = TestDatabase.owner().getConnection()) {
            app.setAutoCommit(false);
            text(
                    owner,
                    "WITH k AS (INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM k");
            String bound = text(app, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text") + "|" + context;
            text(
                    app,
                    "SELECT guard_enter(?, ?)",
                    context,
                    text(
                            owner,
                            "SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key",
                            bound));
            try (PreparedStatement statement = app.prepareStatement(before + sql + " LIMIT " + limit)) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                List<T> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(read.read(row));
                    }
                }
                return rows;
            }
        }
    }

    private static long reseller() {
        long id = owner("INSERT INTO node (level, parent_id, operator_id, number, name) VALUES ('RESELLER', " + operator
                + ", " + operator + ", gen_random_uuid()::text, 'R') RETURNING id");
        return owner("UPDATE node SET reseller_id = id WHERE id = " + id + " RETURNING id");
    }

    private static long owner(String sql) {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            return Long.parseLong(text(owner, sql));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String text(Connection connection, String sql, Object... values) throws SQLException {
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

    /** Only a tree makes a scope. */
    private static Scope scope(long reseller) {
        return new Tree() {
            @Override
            protected Surroundings around(Entry entry, Set<Long> mine, UUID wished) {
                Path path = new Path(operator, reseller, null, null);
                return new Surroundings(List.of(), scope(wished, Level.RESELLER, "R", path), List.of());
            }
        }.around(null, Set.of(), UUID.randomUUID()).here();
    }
}
