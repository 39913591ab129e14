package portico.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/** Where archived documents come from. The archive lies above the outbox and answers. */
public interface Attachments {

    /**
     * The whole document.
     *
     * @param connection the sender's, of the jobs' role
     */
    byte[] read(Connection connection, byte[] hash) throws SQLException;
}
