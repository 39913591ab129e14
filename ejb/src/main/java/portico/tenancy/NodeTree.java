package portico.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import portico.guard.Entry;
import portico.guard.Level;
import portico.guard.NodeBelow;
import portico.guard.Path;
import portico.guard.Scope;
import portico.guard.Surroundings;
import portico.guard.Tree;

/** Answers the guard where a node stands; the caller's database context decides which nodes there are. */
@Dependent
class NodeTree extends Tree {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Override
    protected Surroundings around(Entry entry, Set<Long> mine, UUID wished) {
        try (Connection connection = portal.getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        SELECT part, public_id, level, number, name, operator_id, reseller_id, customer_id, site_id
                          FROM tenancy_around(?, ?, ?, ?)
                        """)) {
            question.setString(1, entry.context());
            question.setString(2, entry.mac());
            question.setArray(3, connection.createArrayOf("int8", mine.toArray()));
            question.setObject(4, wished);
            try (ResultSet row = question.executeQuery()) {
                return read(row);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The tree could not be read", broken);
        }
    }

    private static Surroundings read(ResultSet row) throws SQLException {
        List<Scope> mine = new ArrayList<>();
        List<NodeBelow> below = new ArrayList<>();
        Scope here = null;
        while (row.next()) {
            switch (row.getString("part")) {
                case "MINE" -> mine.add(scope(row));
                case "HERE" -> here = scope(row);
                default ->
                    below.add(new NodeBelow(id(row), level(row), row.getString("number"), row.getString("name")));
            }
        }
        return new Surroundings(mine, here, below);
    }

    private static Scope scope(ResultSet row) throws SQLException {
        Path path = new Path(
                row.getLong("operator_id"),
                row.getObject("reseller_id", Long.class),
                row.getObject("customer_id", Long.class),
                row.getObject("site_id", Long.class));
        return scope(id(row), level(row), row.getString("name"), path);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("public_id", UUID.class);
    }

    private static Level level(ResultSet row) throws SQLException {
        return Level.valueOf(row.getString("level"));
    }
}
