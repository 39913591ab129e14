package portico.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processors' time that a virtual machine and a database have used so far, in hundredths of a second: what a comparison
 * counts, because a clock on a shared machine varies by five times. Reads /proc.
 */
public final class CpuTime {
    private final Set<Long> machines = new TreeSet<>();
    private final long postmaster;

    /**
     * @param database any of its sessions: their process's parent is asked for all
     * @param machines processes counted beside the database, this one or a server's
     */
    public CpuTime(Connection database, long... machines) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            this.postmaster = Long.parseLong(stat(row.getLong(1))[1]);
        }
        Arrays.stream(machines).forEach(this.machines::add);
    }

    /** To be asked when all is quiet: what is just ending is counted with its parent only once it has ended. */
    public long used() {
        settle();
        long used = 0;
        for (long machine : machines) {
            used += own(stat(machine));
        }
        String[] all = stat(postmaster);
        // What its children that ended have used is added to the parent.
        used += own(all) + Long.parseLong(all[13]) + Long.parseLong(all[14]);
        for (ProcessHandle child :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            if (Files.exists(Path.of("/proc/" + child.pid()))) {
                used += own(stat(child.pid()));
            }
        }
        return used;
    }

    private static void settle() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long own(String[] stat) {
        return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
    }

    /** Behind the name, which may hold blanks: state, parent … */
    private static String[] stat(long process) {
        try {
            String text = Files.readString(Path.of("/proc/" + process + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
