package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import portico.config.Checkout;
import portico.config.LocalPortico;
import portico.config.Ports;

/** Nobody sees what is not his, whichever of the two walls stands (U8, U20, and the doctrine of two walls). */
class AccessMatrixIT {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final Path DIRECTORY = CHECKOUT.root().resolve("ear/target/matrix");
    private static LocalPortico portico;

    @BeforeAll
    static void buildTheTown() throws IOException, SQLException {
        Files.createDirectories(DIRECTORY);
        portico = new LocalPortico(CHECKOUT.withData(DIRECTORY), Ports.free());
        portico.forget();
        portico.startDatabase("fsync=off", "synchronous_commit=off");
        try (Connection owner = portico.owner().connect()) {
            new Town(owner).build();
        }
        Path bench = TestArchives.bench(DIRECTORY);
        Path deployments = portico.home().resolve("standalone/deployments");
        Files.copy(bench, deployments.resolve("matrix.war"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(deployments.resolve("matrix.war.dodeploy"), new byte[0]);
    }

    @AfterAll
    static void stop() {
        portico.close();
    }

    @AfterEach
    void nextServer() {
        portico.server().stop();
    }

    @Test
    void with_both_walls_nobody_sees_what_is_not_his() throws Exception {
        portico.startServer(CHECKOUT.ear());
        pass(Pass.BOTH);
    }

    @Test
    void the_database_alone_keeps_everybody_from_what_is_not_his() throws Exception {
        portico.startServer(TestArchives.withoutDoors(CHECKOUT.ear(), DIRECTORY.resolve("open")));
        pass(Pass.DATABASE);
        withNeitherWallItLeaks();
    }

    @Test
    void the_doors_alone_keep_everybody_from_what_is_not_his() throws Exception {
        databaseWall(false);
        try {
            portico.startServer(CHECKOUT.ear());
            pass(Pass.DOOR);
        } finally {
            databaseWall(true);
        }
    }

    private static void pass(Pass pass) throws Exception {
        Verdict verdict = new Matrix(portico.url(), CHECKOUT.ear()).judge(pass);
        System.out.println(verdict.summary());
        Files.write(DIRECTORY.resolve(pass.word() + ".txt"), verdict.cells());
        List<String> complaints = verdict.complaints();
        assertEquals(0, complaints.size(), () -> verdict.summary() + "\n" + String.join("\n", complaints));
    }

    /** What finds nothing where no wall stands would find nothing at all. */
    private static void withNeitherWallItLeaks() throws Exception {
        databaseWall(false);
        try {
            Verdict verdict = new Verdict(Pass.DOOR);
            new Matrix(portico.url(), CHECKOUT.ear()).knockAtAll(verdict, "Invoices.");
            assertNotEquals(0, verdict.leaks());
        } finally {
            databaseWall(true);
        }
    }

    /**
     * As superuser: the owner may not, and neither may the portal. The doors that work as the jobs' role ask the database by
     * its function (Witness), so it says yes to everything, but for whose account it is.
     */
    private static void databaseWall(boolean stands) throws SQLException {
        try (Connection superuser = portico.superuser("portico");
                Statement statement = superuser.createStatement()) {
            statement.execute("SET search_path = portico, public");
            if (stands) {
                statement.execute("ALTER ROLE portico_app NOBYPASSRLS");
                statement.execute("DROP FUNCTION guard_nodes(text)");
                statement.execute("ALTER FUNCTION guard_nodes_as_shipped(text) RENAME TO guard_nodes");
            } else {
                statement.execute("ALTER ROLE portico_app BYPASSRLS");
                statement.execute("ALTER FUNCTION guard_nodes(text) RENAME TO guard_nodes_as_shipped");
                statement.execute("""
                        CREATE FUNCTION guard_nodes(class text) RETURNS bigint[]
                            LANGUAGE sql STABLE SECURITY DEFINER
                            SET search_path = portico, public, pg_temp
                        AS $$
                            SELECT CASE WHEN class = 'account' THEN guard_nodes_as_shipped(class)
                                        ELSE (SELECT array_agg(id) FROM node) END
                        $$
                        """);
            }
        }
    }
}
