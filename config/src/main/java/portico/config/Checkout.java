package portico.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie: the directory of the project, and the directory of the data, which outlives builds.
 *
 * @param root the directory that holds {@code config/} and {@code ear/}
 * @param data passwords, database, server and mails of {@code mvn -Prun}
 */
public record Checkout(Path root, Path data) {

    /** By the properties {@code portico.root} and {@code PORTICO_DATA_DIR}, else here and {@code .portico}. */
    public static Checkout here() {
        Path root = Path.of(System.getProperty("portico.root", "."))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(root.resolve("config/wildfly"))) {
            throw new Complaint("There is no config/wildfly in " + root + ": start in the project's directory.");
        }
        String data = System.getenv("PORTICO_DATA_DIR");
        return new Checkout(root, data == null || data.isBlank() ? root.resolve(".portico") : Path.of(data));
    }

    public Checkout withData(Path other) {
        return new Checkout(root, other);
    }

    /** The EAR that ships. */
    public Path ear() {
        return root.resolve("ear/target/portico.ear");
    }

    Path script(String name) {
        return root.resolve("config/wildfly").resolve(name);
    }

    Path roles() {
        return root.resolve("config/postgresql/roles.sql");
    }

    /** The demo operator's files. */
    public Path demo() {
        return root.resolve("config/demo");
    }
}
