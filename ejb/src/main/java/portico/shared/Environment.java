package portico.shared;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings and remembers every fault, so that an operator sees them all at once. A secret may stand in a file: then
 * the variable's name ends in {@code _FILE} and its value is the file's path.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** What must be set; otherwise a fault is noted and the answer is empty. */
    public String text(String name) {
        String value = find(name);
        if (value == null) {
            fault(name, "is not set");
            return "";
        }
        return value;
    }

    public String text(String name, String otherwise) {
        String value = find(name);
        return value == null ? otherwise : value;
    }

    /** A key in hexadecimal digits. */
    public byte[] key(String name, int bytes) {
        String value = text(name);
        try {
            byte[] key = HexFormat.of().parseHex(value);
            if (key.length < bytes && !value.isEmpty()) {
                fault(name, "needs at least " + 2 * bytes + " hexadecimal digits, has " + value.length());
            }
            return key;
        } catch (IllegalArgumentException e) {
            fault(name, "is not written in hexadecimal digits");
            return new byte[0];
        }
    }

    /** An Ed25519 key as {@code openssl genpkey -algorithm ed25519} writes it (PKCS#8), with or without the PEM's lines. */
    public Optional<PrivateKey> signingKey(String name) {
        String value = text(name, "");
        try {
            byte[] written = Base64.getDecoder().decode(value.replaceAll("-----[A-Z ]+-----|\\s", ""));
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(written)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            fault(name, "is no Ed25519 key as «openssl genpkey -algorithm ed25519» writes it");
            return Optional.empty();
        }
    }

    public URI address(String name) {
        String value = text(name);
        try {
            URI address = URI.create(value);
            if (address.getHost() == null && !value.isEmpty()) {
                fault(name, "is no address such as https://portal.example: " + value);
            }
            return address;
        } catch (IllegalArgumentException e) {
            fault(name, "is no address such as https://portal.example: " + value);
            return URI.create("");
        }
    }

    /** A directory that exists and may be written. */
    public Path directory(String name) {
        String value = text(name);
        Path directory = Path.of(value);
        if (!value.isEmpty() && !(Files.isDirectory(directory) && Files.isWritable(directory))) {
            fault(name, "is no directory that may be written: " + value);
        }
        return directory;
    }

    public int number(String name, int otherwise) {
        String value = find(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            fault(name, "is no whole number: " + value);
            return otherwise;
        }
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Refuses with one sentence for each fault, if there is any. */
    public void check() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "Portico cannot start with these settings:\n  " + String.join("\n  ", faults));
        }
    }

    private String find(String name) {
        String value = variables.get(name);
        String file = variables.get(name + "_FILE");
        if (value != null && file != null) {
            fault(name, "is set twice, also as " + name + "_FILE");
        }
        if (value == null && file != null) {
            try {
                value = Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                fault(name + "_FILE", "cannot be read: " + file);
                return "";
            }
        }
        return value == null || value.isBlank() ? null : value;
    }

    private void fault(String name, String what) {
        // No value of a secret here: this text goes to the log.
        faults.add(name + " " + what);
    }
}
