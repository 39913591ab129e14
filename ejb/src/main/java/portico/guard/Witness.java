package portico.guard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Asks the wall in the database on behalf of a door that works as the jobs' role, which that wall lets pass. Without this
 * such a door would stand behind one wall only.
 */
@Dependent
public class Witness {
    @Inject
    DatabaseContext database;

    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    /**
     * @param node where the right must begin: the operator, for the operator's rights
     * @param right the code that the door requires; the database knows its class
     * @throws NotFound where the database does not know the caller as somebody who holds such a right there
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void demand(long node, String right) {
        Caller caller = Callers.current();
        try {
            if (!database.within(
                    caller, database.standing(caller).rights(), () -> holds(node, RightClass.narrowest(right)))) {
                throw new NotFound();
            }
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private boolean holds(long node, RightClass kind) throws SQLException {
        try (Connection connection = portal.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT ? = ANY (guard_nodes(?))")) {
            statement.setLong(1, node);
            statement.setString(2, kind.word());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}
