package portico.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one short command of the system to its end. */
final class Command {
    private final List<String> words;

    Command(List<String> words) {
        this.words = new ArrayList<>(ownSession());
        this.words.addAll(words);
    }

    /** Ctrl-C reaches all processes of the terminal's group at once; what stops others in order must not be hit itself. */
    static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** @return what it printed; a failure is a {@link Complaint} that carries it */
    String run(Path directory, Map<String, String> environment) {
        Path output = null;
        try {
            // A file, not a pipe: a server that the command leaves behind would hold a pipe open for ever.
            output = Files.createTempFile("portico", ".out");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            String printed = Files.readString(output);
            if (status != 0) {
                throw new Complaint("«" + String.join(" ", words) + "» failed (" + status + "):\n" + printed.strip());
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            discard(output);
        }
    }

    private static void discard(Path output) {
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
