package portico.config;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** PostgreSQL's programs, as the zonky project packs them for many machines; unpacked once and again when others come. */
final class PostgresPrograms {
    private final Unprivileged user;
    private final Path home;

    PostgresPrograms(Unprivileged user) {
        this.user = user;
        this.home = user.directory().resolve("postgresql");
    }

    void unpack() throws IOException {
        byte[] archive = archive();
        String wanted = Integer.toString(Arrays.hashCode(archive));
        Path mark = home.resolve("portico.unpacked");
        if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
            Trees.delete(home);
            Trees.untar(new ByteArrayInputStream(archive), home);
            Files.writeString(mark, wanted);
        }
    }

    boolean areThere() {
        return Files.isDirectory(home.resolve("bin"));
    }

    /** The major version: data of one are not read by another. */
    String version() {
        return run("postgres", "--version").replaceAll("\\D*(\\d+).*\\s*", "$1");
    }

    String run(String program, String... arguments) {
        return run(Map.of(), program, arguments);
    }

    String run(Map<String, String> more, String program, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
        environment.putAll(more);
        List<String> words = new ArrayList<>(user.words());
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return new Command(words).run(user.directory(), environment);
    }

    private static byte[] archive() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String processor = System.getProperty("os.arch")
                .toLowerCase(Locale.ROOT)
                .replace("amd64", "x86_64")
                .replace("aarch64", "arm_64");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
            return in.readAllBytes();
        } catch (IllegalStateException absent) {
            throw new Complaint(
                    "There is no embedded PostgreSQL for " + system + " on " + processor
                            + ": set PORTICO_DB_URL to a server of your own (see config/README.md).",
                    absent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
