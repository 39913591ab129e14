package portico.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import portico.delegation.Holding;
import portico.delegation.Holdings;

/**
 * Where a second factor is demanded: of all whose rights begin at a node or at a site of it, or of all who hold a right
 * somewhere below a node. Who comes from above is asked where his own rights begin: a customer does not lock out his reseller.
 *
 * @param stamp changes with each demand
 */
record Demands(long stamp, List<Demand> all) {
    /** The account in whose name demands are stamped; no account has the number zero. */
    static final long NOBODY = 0;

    /** @param right null for all that begin at the node */
    record Demand(long node, String right) {}

    /** Those that may concern an account. */
    static Demands of(Connection connection, Reading reading, long account, Holdings holdings) throws SQLException {
        try (PreparedStatement question =
                connection.prepareStatement("SELECT stamp, node_id, right_code FROM access_demands(?)")) {
            question.setArray(
                    1,
                    connection.createArrayOf(
                            "int8",
                            holdings.of(account)
                                    .flatMap(held -> places(reading, held).stream())
                                    .distinct()
                                    .toArray()));
            try (ResultSet row = question.executeQuery()) {
                long stamp = 0;
                List<Demand> all = new ArrayList<>();
                while (row.next()) {
                    stamp = row.getLong("stamp");
                    if (row.getObject("node_id") != null) {
                        all.add(new Demand(row.getLong("node_id"), row.getString("right_code")));
                    }
                }
                return new Demands(stamp, all);
            }
        }
    }

    boolean concern(Reading reading, Holdings holdings, long account) {
        return holdings.of(account).anyMatch(held -> all.stream().anyMatch(demand -> concerns(reading, demand, held)));
    }

    private static boolean concerns(Reading reading, Demand demand, Holding held) {
        return demand.right() == null
                ? places(reading, held).contains(demand.node())
                : demand.right().equals(held.right())
                        && reading.facts().isWithin(held.node(), demand.node(), reading.moment());
    }

    /** Where a right begins, and the company of which that is a site. */
    static List<Long> places(Reading reading, Holding held) {
        return List.of(held.node(), reading.facts().company(held.node(), reading.moment()));
    }
}
