package portico.config;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/**
 * As whom PostgreSQL runs, and where. It refuses root: in a user namespace of its own it is nobody to itself; where a
 * container forbids those, it is nobody in earnest, and its data lie where nobody may go.
 *
 * @param words what stands before each command
 * @param directory of binaries and data
 */
record Unprivileged(List<String> words, Path directory) {
    private static final String NOBODY = "nobody";

    static Unprivileged in(Path wanted) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), Files.createDirectories(wanted));
        }
        if (LinuxUtils.isUnshareAvailable()) {
            return new Unprivileged(List.of("unshare", "-U"), Files.createDirectories(wanted));
        }
        return asNobody(wanted);
    }

    /** Root's own directories are closed to others, so the data cannot lie in them. */
    static Unprivileged asNobody(Path wanted) throws IOException {
        Path open = Path.of("/var/tmp/portico-"
                + Integer.toHexString(wanted.toAbsolutePath().hashCode()));
        Files.createDirectories(open);
        Unprivileged nobody =
                new Unprivileged(List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"), open);
        nobody.give(open);
        return nobody;
    }

    /** Makes a file the property of whom PostgreSQL runs as, where that is somebody else. */
    void give(Path file) throws IOException {
        if (words.contains("--reuid=" + NOBODY)) {
            UserPrincipal nobody =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
            Files.setOwner(file, nobody);
        }
    }
}
