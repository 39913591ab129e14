package portico.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Catches whoever comes by a {@link Point}. What is caught stays caught until the trap is opened, or its session ended. */
final class Trap implements AutoCloseable {
    private static final long KEY = 2_026;

    private final Scene scene;
    private final Point point;
    private final Connection holder;

    /** @param passes how many come by unharmed before */
    Trap(Scene scene, Point point, int passes) throws SQLException {
        this.scene = scene;
        this.point = point;
        this.holder = scene.superuser();
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
            statement.execute("ALTER SEQUENCE crash.passes RESTART");
            statement.execute("INSERT INTO crash.armed VALUES ('" + point + "', " + passes + ")");
        }
    }

    /** What lies in the database for it, before any month begins. */
    static void lay(Statement statement) throws SQLException {
        statement.execute("""
                CREATE SCHEMA crash;
                CREATE TABLE crash.armed (point text PRIMARY KEY, passes bigint NOT NULL);
                CREATE SEQUENCE crash.passes;
                CREATE FUNCTION crash.pass() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                DECLARE unharmed bigint;
                BEGIN
                    SELECT passes INTO unharmed FROM crash.armed WHERE point = TG_ARGV[0];
                    IF unharmed IS NOT NULL THEN
                        IF nextval('crash.passes') > unharmed THEN
                            PERFORM pg_advisory_xact_lock_shared(%d);
                        END IF;
                    END IF;
                    RETURN NULL;
                END;
                $$;
                -- So that a month of a few hundred contracts has moments to be hit in.
                CREATE FUNCTION crash.drag() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_sleep(0.15);
                    RETURN NULL;
                END;
                $$;
                CREATE TRIGGER crash_drag AFTER INSERT ON portico.run_slice FOR EACH ROW EXECUTE FUNCTION crash.drag()""".formatted(KEY));
        for (Point point : Point.values()) {
            statement.execute(point.trigger());
        }
    }

    /** @return whether somebody was caught; false where nobody came by as long as somebody could have */
    boolean await(long seconds) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (Statement statement = holder.createStatement()) {
            while (System.nanoTime() < end && !scene.isPast(point.stage)) {
                try (ResultSet caught = statement.executeQuery(
                        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = " + KEY + " AND NOT granted")) {
                    if (caught.next()) {
                        disarm(statement);
                        return true;
                    }
                }
                Pause.millis(20);
            }
            disarm(statement);
            return false;
        }
    }

    /** Whoever comes by from now on is left alone; who is caught remains so. */
    private static void disarm(Statement statement) throws SQLException {
        statement.execute("DELETE FROM crash.armed");
    }

    /** Lets go; where the database died in between, that has happened already. */
    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException gone) {
            // With the session its lock went.
        }
    }
}
