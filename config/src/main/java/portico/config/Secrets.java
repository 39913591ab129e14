package portico.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** Passwords and keys that were made on this machine and are written down in one file that only its owner can read. */
public final class Secrets {
    /** Without 0/O, 1/l/I: a person reads these passwords off a terminal. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known = new Properties();

    public Secrets(Path directory) {
        this.file = directory.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A password of 20 letters (more than 115 bits), made at the first call. */
    public String password(String name) {
        return known(name, Secrets::newPassword);
    }

    /** A key of 32 bytes in hex, made at the first call. */
    public String key(String name) {
        return known(name, () -> {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** An Ed25519 key (PKCS#8, Base64), made at the first call; its public half lies beside, in PEM, for whoever verifies. */
    public String signingKey(String name) {
        return known(name, () -> {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                Base64.Encoder encoder = Base64.getEncoder();
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file.resolveSibling(name + ".pub.pem"),
                        "-----BEGIN PUBLIC KEY-----\n"
                                + encoder.encodeToString(pair.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n");
                return encoder.encodeToString(pair.getPrivate().getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java since 15 has Ed25519.", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private synchronized String known(String name, Supplier<String> fresh) {
        String value = known.getProperty(name);
        if (value == null) {
            value = fresh.get();
            known.setProperty(name, value);
            write();
        }
        return value;
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling("secrets.properties.new");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer out = Files.newBufferedWriter(next)) {
                known.store(out, "Made by Portico on this machine; delete the whole directory to begin anew.");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
