package portico.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portico.shared.TestDatabase;

/**
 * The same rights as PostgreSQL's own privileges: one table for each right on each node, people are roles, a grant on a node is
 * a grant on its table and on those of all nodes below. PostgreSQL keeps the book and does the cascading; this class only says
 * what it does not know: that passing on needs portal-admin too (then the grant option is given or taken), that a grant
 * on a node falls as a whole when its grantor may no longer grant there, and that a supporter never gets the grant option.
 */
final class Privileges implements AutoCloseable {
    static final String GATE = "pa";
    private static final String OWNER = "postgres";

    /** One person's grant of one right on one node to another, as it was made. @param support whether to a supporter */
    record Row(int id, String right, int node, int grantee, int grantor, boolean support) {}

    /** A line in PostgreSQL's book. */
    private record Line(String right, int node, String grantor, String grantee) {
        String on() {
            return "t_" + right + "_" + node;
        }
    }

    private final Connection connection;
    private final List<String> rights;
    private final Map<Integer, List<Integer>> below;
    private final int people;
    private final Map<Integer, Row> alive = new HashMap<>();
    private Map<Line, Boolean> book = new HashMap<>();

    Privileges(List<String> rights, Map<Integer, List<Integer>> below, int people) throws SQLException {
        this.connection = TestDatabase.scratch().getConnection();
        this.rights = rights;
        this.below = below;
        this.people = people;
    }

    /** A new world: nobody has anything. */
    void clear() throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < people; i++) {
            sql.append("DO $$ BEGIN CREATE ROLE u")
                    .append(i)
                    .append("; EXCEPTION WHEN duplicate_object THEN NULL; END $$;");
        }
        for (String right : rights) {
            for (int node : below.keySet()) {
                String table = "t_" + right + "_" + node;
                sql.append("DROP TABLE IF EXISTS ")
                        .append(table)
                        .append(" CASCADE; CREATE TABLE ")
                        .append(table)
                        .append(" ();");
            }
        }
        run(sql.toString());
        alive.clear();
        read();
    }

    /** The root begins, or ends, with all that hangs on it: asleep, not gone. */
    void root(int person, String right, int node, boolean holds) throws SQLException {
        for (int at : below.get(node)) {
            run(
                    holds
                            ? "GRANT SELECT ON t_" + right + "_" + at + " TO u" + person + " WITH GRANT OPTION"
                            : "REVOKE SELECT ON t_" + right + "_" + at + " FROM u" + person + " CASCADE");
        }
        settle(true);
    }

    boolean holds(int person, String right, int node) {
        return book.keySet().stream()
                .anyMatch(line -> line.right().equals(right)
                        && line.node() == node
                        && line.grantee().equals("u" + person));
    }

    boolean mayPassOn(int person, String right, int node) {
        return book.entrySet().stream()
                .anyMatch(line -> line.getValue()
                        && line.getKey().right().equals(right)
                        && line.getKey().node() == node
                        && line.getKey().grantee().equals("u" + person));
    }

    /** @return whether PostgreSQL let him */
    boolean grant(Row row) throws SQLException {
        if (!mayPassOn(row.grantor(), row.right(), row.node())) {
            String refused = attempt(
                    "u" + row.grantor(),
                    "GRANT SELECT ON t_" + row.right() + "_" + row.node() + " TO u" + row.grantee());
            read();
            if (refused.isEmpty() && book.containsKey(line(row, row.node()))) {
                throw new AssertionError("PostgreSQL's book is not as it was read");
            }
            return false;
        }
        begin(row);
        return true;
    }

    /** A grant counts from now on, or will when its grantor can make it again: a supporter has said yes. */
    void begin(Row row) throws SQLException {
        alive.put(row.id(), row);
        settle(true);
    }

    /** RESTRICT: @return false where PostgreSQL refuses, and nothing is changed. */
    boolean revokeRestrict(Row row) throws SQLException {
        connection.setAutoCommit(false);
        Map<Integer, Row> before = new HashMap<>(alive);
        Set<Integer> standing = standing();
        try {
            alive.remove(row.id());
            for (int at : below.get(row.node())) {
                if (!wanted().containsKey(line(row, at)) && book.containsKey(line(row, at))) {
                    run("SET ROLE u" + row.grantor() + "; REVOKE SELECT ON "
                            + line(row, at).on() + " FROM u" + row.grantee() + " RESTRICT; RESET ROLE");
                }
            }
            settle(false);
            standing.remove(row.id());
            if (standing().containsAll(standing)) {
                connection.commit();
                return true;
            }
        } catch (SQLException dependent) {
            if (!"2BP01".equals(dependent.getSQLState())) {
                throw dependent;
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            read();
        }
        alive.clear();
        alive.putAll(before);
        return false;
    }

    /** CASCADE: what PostgreSQL takes along is gone for good. */
    void revokeCascade(Row row) throws SQLException {
        Set<Integer> standing = standing();
        alive.remove(row.id());
        settle(false);
        Set<Integer> still = standing();
        standing.removeAll(still);
        alive.keySet().removeAll(standing);
        settle(true);
    }

    /** A grant's time is over: what hangs on it sleeps. */
    void expire(Set<Integer> rows) throws SQLException {
        alive.keySet().removeAll(rows);
        settle(true);
    }

    /** Whose grantor has the grant option where it was granted. */
    private Set<Integer> standing() {
        Set<Integer> standing = new HashSet<>();
        alive.values().stream()
                .filter(row -> mayPassOn(row.grantor(), row.right(), row.node()))
                .forEach(row -> standing.add(row.id()));
        return standing;
    }

    private Map<Line, Boolean> wanted() {
        Map<Line, Boolean> wanted = new HashMap<>();
        for (int id : standing()) {
            Row row = alive.get(id);
            for (int at : below.get(row.node())) {
                boolean option = !row.support() && (row.right().equals(GATE) || holds(row.grantee(), GATE, at));
                wanted.merge(line(row, at), option, Boolean::logicalOr);
            }
        }
        return wanted;
    }

    /** Until nothing changes any more. @param wakes whether what sleeps may come back */
    private void settle(boolean wakes) throws SQLException {
        read();
        for (boolean changed = true; changed; ) {
            changed = false;
            Map<Line, Boolean> wanted = wanted();
            for (Map.Entry<Line, Boolean> line : new HashMap<>(book).entrySet()) {
                Line key = line.getKey();
                if (key.grantor().equals(OWNER)) {
                    changed |= gate(key, line.getValue());
                } else if (!wanted.containsKey(key)) {
                    changed |=
                            did(key.grantor(), "REVOKE SELECT ON " + key.on() + " FROM " + key.grantee() + " CASCADE");
                } else if (line.getValue() && !wanted.get(key)) {
                    changed |= did(
                            key.grantor(),
                            "REVOKE GRANT OPTION FOR SELECT ON " + key.on() + " FROM " + key.grantee() + " CASCADE");
                } else if (!line.getValue() && wanted.get(key)) {
                    changed |= did(
                            key.grantor(),
                            "GRANT SELECT ON " + key.on() + " TO " + key.grantee() + " WITH GRANT OPTION");
                }
                if (changed) {
                    break;
                }
            }
            if (!changed && wakes) {
                for (Map.Entry<Line, Boolean> line : wanted.entrySet()) {
                    Line key = line.getKey();
                    if (!book.containsKey(key)) {
                        changed |= did(
                                key.grantor(),
                                "GRANT SELECT ON " + key.on() + " TO " + key.grantee()
                                        + (line.getValue() ? " WITH GRANT OPTION" : ""));
                    }
                }
            }
        }
    }

    /** A root's holder passes on only where he holds the gate too. */
    private boolean gate(Line line, boolean option) throws SQLException {
        boolean gate = line.right().equals(GATE)
                || holds(Integer.parseInt(line.grantee().substring(1)), GATE, line.node());
        if (option == gate) {
            return false;
        }
        return did(
                OWNER,
                gate
                        ? "GRANT SELECT ON " + line.on() + " TO " + line.grantee() + " WITH GRANT OPTION"
                        : "REVOKE GRANT OPTION FOR SELECT ON " + line.on() + " FROM " + line.grantee() + " CASCADE");
    }

    /** Whether the book is another one afterwards: in a circle PostgreSQL refuses, and nothing would come of it. */
    private boolean did(String as, String sql) throws SQLException {
        Map<Line, Boolean> before = book;
        attempt(as, sql);
        read();
        return !before.equals(book);
    }

    private String attempt(String as, String sql) throws SQLException {
        boolean within = !connection.getAutoCommit();
        try {
            run((within ? "SAVEPOINT here; " : "") + "SET ROLE " + as + "; " + sql + "; RESET ROLE"
                    + (within ? "; RELEASE SAVEPOINT here" : ""));
            return "";
        } catch (SQLException refused) {
            run(within ? "ROLLBACK TO SAVEPOINT here; RESET ROLE" : "RESET ROLE");
            if (!Set.of("42501", "0LP01").contains(refused.getSQLState())) {
                throw refused;
            }
            return refused.getSQLState();
        }
    }

    private static Line line(Row row, int node) {
        return new Line(row.right(), node, "u" + row.grantor(), "u" + row.grantee());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void read() throws SQLException {
        Map<Line, Boolean> lines = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT split_part(c.relname, '_', 2), split_part(c.relname, '_', 3)::int,
                               pg_get_userbyid(a.grantor), pg_get_userbyid(a.grantee), a.is_grantable
                          FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
                         WHERE c.relname LIKE 't\\_%' AND c.relkind = 'r' AND a.privilege_type = 'SELECT'
                           AND a.grantee <> c.relowner
                        """)) {
            while (row.next()) {
                lines.put(
                        new Line(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                        row.getBoolean(5));
            }
        }
        book = lines;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
