package portico.shared;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;

/**
 * What the application itself reads of the operator's settings; config/README lists them all. Database and mail are the
 * server's resources and read by its configuration.
 *
 * @param contextKey signs who is asking towards the database; the same bytes stand in its table guard_key
 * @param secretsKey encrypts what must be readable again but never in a copy of the database, such as the secrets of people's
 *     authenticator apps; it stands in no table
 * @param node this server's name, its own among all that run on one database
 * @param publicUrl under which people reach the portal, for links in mails
 * @param spool where files go that people fetch or bring: reject files, print bundles, imports, heads of the audit
 * @param auditKey signs the audit's heads; without it none are written
 */
public record Settings(
        byte[] contextKey, byte[] secretsKey, String node, URI publicUrl, Path spool, Optional<PrivateKey> auditKey) {

    public static Settings of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Settings settings = new Settings(
                environment.key("PORTICO_CONTEXT_KEY", 32),
                environment.key("PORTICO_SECRETS_KEY", 32),
                environment.text("PORTICO_NODE", variables.getOrDefault("HOSTNAME", "portico")),
                environment.address("PORTICO_PUBLIC_URL"),
                environment.directory("PORTICO_SPOOL_DIR"),
                environment.signingKey("PORTICO_AUDIT_KEY"));
        environment.check();
        return settings;
    }

    /** A record would print the key. */
    @Override
    public String toString() {
        return "Settings of " + node;
    }
}
