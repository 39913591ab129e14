package portico.config;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A stock WildFly made Portico's by the same two scripts that config/README.md gives to operators. */
public final class WildFlyHome {
    private static final List<String> SCRIPTS = List.of("modules.cli", "server.cli");

    private final Checkout checkout;

    public WildFlyHome(Checkout checkout) {
        this.checkout = checkout;
    }

    /** @return the home, unpacked and configured; the one of last time when nothing has changed since */
    public Path prepare() {
        Path home = checkout.data().resolve("wildfly");
        Path mark = home.resolve("portico.prepared");
        try {
            Path zip = zip();
            String wanted = fingerprint(zip);
            if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
                return home;
            }
            unpack(home);
            for (String script : SCRIPTS) {
                new Command(List.of(
                                "sh", home.resolve("bin/jboss-cli.sh").toString(), "--file=config/wildfly/" + script))
                        .run(checkout.root(), Map.of("JAVA_HOME", System.getProperty("java.home"), "JBOSS_HOME", ""));
            }
            Files.writeString(mark, wanted);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server as it is downloaded, in a directory of that name and nowhere else. */
    public static Path unpack(Path home) throws IOException {
        Trees.delete(home);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(zip()), 1 << 16)) {
            Trees.unzip(in, home, 1);
        }
        return home;
    }

    private static Path zip() {
        String zip = System.getProperty("portico.wildfly.zip");
        if (zip == null || !Files.isReadable(Path.of(zip))) {
            throw new Complaint("The distribution of WildFly is not at -Dportico.wildfly.zip=" + zip + ".");
        }
        return Path.of(zip);
    }

    private String fingerprint(Path zip) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((zip + "|" + Files.size(zip)).getBytes(StandardCharsets.UTF_8));
            try (var scripts = Files.list(checkout.script(""))) {
                for (Path script : scripts.sorted().toList()) {
                    digest.update(Files.readAllBytes(script));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
