package portico.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which part of what was done.
 *
 * @param person who did it; null for everybody
 * @param kind null for everything
 * @param from from this moment on; null from the beginning
 * @param before up to this moment, which is no part of it; null until now
 */
public record ActivityFilter(UUID person, Kind kind, Instant from, Instant before) {
    public static final ActivityFilter EVERYTHING = new ActivityFilter(null, null, null, null);

    /** By what it was about: the first word of the audit's actions. */
    public enum Kind {
        RIGHTS("access"),
        SUPPORTERS("supporters"),
        INVOICES("billing", "delivery", "documents"),
        CONTRACTS("contracts", "tenancy"),
        ACCOUNTS("accounts");

        private final List<String> features;

        Kind(String... features) {
            this.features = List.of(features);
        }

        List<String> features() {
            return features;
        }
    }

    public static ActivityFilter by(UUID person) {
        return new ActivityFilter(person, null, null, null);
    }
}
