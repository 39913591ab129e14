package portico.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import portico.accounts.PasswordHash;
import portico.matrix.Surfer;

/** A customer of the demo operator, whose people sign in on either server. */
final class Company {
    static final String COMMERCIAL_CONTACT = "regula.ammann@aarebogen.example";

    private static final String NUMBER = "K-10001";
    private static final String PASSWORD = "Käfigturm um halb acht";
    private static final String HASH = PasswordHash.of(PASSWORD);

    private final Scene scene;
    private final UUID id;
    private final Map<String, UUID> people = new HashMap<>();

    /** As the customer was before the month; nobody who enters him now has the number of anybody before. */
    Company(Scene scene) throws SQLException {
        this.scene = scene;
        scene.reset();
        id = UUID.fromString(ask("SELECT public_id FROM portico.node WHERE number = ?", NUMBER));
        ask(
                "SELECT setval(pg_get_serial_sequence('portico.account', 'id'), ?::bigint)",
                "" + Instant.now().toEpochMilli());
        people.put(
                COMMERCIAL_CONTACT,
                UUID.fromString(ask(
                        "UPDATE portico.account SET password_hash = ? WHERE email = ? RETURNING public_id",
                        HASH,
                        COMMERCIAL_CONTACT)));
    }

    /** Somebody who belongs to the customer, and may nothing. */
    void enters(String email) throws SQLException {
        UUID person = UUID.fromString(ask(
                "INSERT INTO portico.account (email, name, password_hash) VALUES (?, split_part(?, '@', 1), ?) RETURNING public_id",
                email,
                email,
                HASH));
        ask("""
                INSERT INTO portico.access_registration (account_id, node_id, registered_by)
                SELECT a.id, n.id, r.id FROM portico.account a, portico.node n, portico.account r
                 WHERE a.public_id = ?::uuid AND n.number = ? AND r.email = ? RETURNING 1""", person.toString(), NUMBER, COMMERCIAL_CONTACT);
        people.put(email, person);
    }

    /** A session of its own on that server. */
    Colleague signIn(String email, Node node) throws IOException, InterruptedException {
        Surfer browser = new Surfer(node.url());
        int status = browser.signIn(email, PASSWORD).statusCode();
        if (status != 302) {
            throw new AssertionError(email + " could not sign in: " + status);
        }
        return new Colleague(people.get(email), id, browser);
    }

    /** Whether the database says so, by the closure over all grants. */
    boolean holds(String email, String right) throws SQLException {
        return ask("""
                        SELECT count(*) FROM portico.access_closure(clock_timestamp(), NULL) c
                          JOIN portico.account a ON a.id = c.account_id JOIN portico.node n ON n.id = c.node_id
                         WHERE a.email = ? AND c.right_code = ? AND n.number = ?""", email, right, NUMBER).equals("1");
    }

    private String ask(String sql, String... values) throws SQLException {
        try (Connection connection = scene.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
