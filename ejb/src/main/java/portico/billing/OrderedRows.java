package portico.billing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A result in order of contracts (its first column), read side by side with others. It streams: the driver fetches a few
 * thousand rows at a time, so one customer with 100,000 records needs no more memory than one with ten.
 */
final class OrderedRows implements AutoCloseable {
    private static final int FETCH = 2000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean more;

    /** @param statement with its parameters in place; closed with these rows */
    OrderedRows(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        try {
            statement.setFetchSize(FETCH);
            rows = statement.executeQuery();
            more = rows.next();
        } catch (SQLException trouble) {
            statement.close();
            throw trouble;
        }
    }

    /** Whether the present row belongs to this contract; rows of earlier ones are passed over. */
    boolean at(long contract) throws SQLException {
        while (more && rows.getLong(1) < contract) {
            more = rows.next();
        }
        return more && rows.getLong(1) == contract;
    }

    ResultSet row() {
        return rows;
    }

    void next() throws SQLException {
        more = rows.next();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
