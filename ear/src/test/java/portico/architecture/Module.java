package portico.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The three modules that ship, in the order in which they may know each other. */
enum Module {
    EJB,
    BATCH,
    WEB;

    Path folder() {
        return House.ROOT.resolve(word());
    }

    Path classes() {
        return folder().resolve("target/classes");
    }

    boolean hasSources() {
        return Files.isDirectory(folder().resolve("src/main/java"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
