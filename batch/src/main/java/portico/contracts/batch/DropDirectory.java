package portico.contracts.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import portico.shared.Refusal;
import portico.shared.Settings;

/**
 * Where files are laid down to be imported: {@code import} in the spool directory. Who starts an import through the portal
 * names a file in there and can reach none outside; the operator's command line may name any.
 */
@Dependent
class DropDirectory {
    private final Path spool;

    @Inject
    DropDirectory(Settings settings) {
        this(settings.spool());
    }

    DropDirectory(Path spool) {
        this.spool = spool;
    }

    /** @throws Refusal import.absent(name) where there is no such file in the directory */
    void check(String name) {
        Path base = base();
        try {
            // Real paths, because a link in the directory could point anywhere.
            boolean inside = !Path.of(name).isAbsolute()
                    && base.resolve(name).toRealPath().startsWith(base.toRealPath())
                    && !base.resolve(name).normalize().equals(base);
            if (!inside) {
                throw new Refusal("import.absent", name);
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new Refusal("import.absent", name);
        }
    }

    /** @param subject a run's: a name inside the directory, or an absolute path */
    Path path(String subject) {
        return base().resolve(subject);
    }

    /** Where the lines that were not taken will be named. */
    Path rejects(long run) {
        return spool.resolve("rejects").resolve("import-" + run + ".csv");
    }

    private Path base() {
        try {
            return Files.createDirectories(spool.resolve("import"));
        } catch (IOException unwritable) {
            throw new Refusal("import.absent", unwritable.getMessage());
        }
    }
}
