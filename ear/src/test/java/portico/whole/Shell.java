package portico.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs lines of a manual as somebody would who follows it. */
final class Shell {
    private final Path directory;
    private final Map<String, String> environment;

    Shell(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** How it ended, and what it printed. */
    record Outcome(int status, String printed) {}

    Outcome run(String lines, Path output) {
        try {
            return new Outcome(start(lines, output).waitFor(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For what does not end by itself. */
    Process start(String lines, Path output) {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-e", "-c", lines))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTICO_") || name.equals("JAVA_OPTS"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
