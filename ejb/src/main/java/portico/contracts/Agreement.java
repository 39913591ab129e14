package portico.contracts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import portico.shared.OneLine;
import portico.shared.Refusal;
import portico.tenancy.NewCustomer;

/** What was typed, as something that can be concluded; what cannot is refused at its step. Whether names are known is not asked here. */
final class Agreement {
    private static final Set<String> LANGUAGES = Set.of("de", "fr", "it", "en");
    private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");
    private static final int MOST_PIECES = 100_000;
    private static final int LONGEST_REFERENCE = 60;

    /** Prefix of what was typed for a product: how many. */
    static final String PIECES = "pieces.";

    private final Map<String, String> typed;

    Agreement(Map<String, String> typed) {
        this.typed = new TreeMap<>(typed);
    }

    /** @throws Refusal of the step */
    void check(Step step, LocalDate today) {
        switch (step) {
            case CUSTOMER -> {
                if (isNewCustomer()) {
                    parent();
                    customer();
                }
            }
            case TERMS -> {
                holder();
                language();
                currency();
                start(today);
                reference();
            }
            case SERVICES -> pieces();
            case CONTACTS -> {
                commercial();
                technical();
            }
        }
    }

    boolean isNewCustomer() {
        return !"EXISTING".equals(typed.get("customer-kind"));
    }

    String customerNumber() {
        return text("customer-number");
    }

    /** The reseller under whom the new customer stands; empty directly under the operator. @throws Refusal customer.parent */
    Optional<UUID> parent() {
        try {
            return text("parent").isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text("parent")));
        } catch (IllegalArgumentException notOne) {
            throw new Refusal("customer.parent");
        }
    }

    /** @throws Refusal customer.…, address.… */
    NewCustomer customer() {
        return new NewCustomer(
                        text("name"),
                        typed.getOrDefault("customer-language", "de"),
                        text("street"),
                        text("house-number"),
                        text("postcode"),
                        text("town"),
                        text("country"))
                .checked();
    }

    /** Who signs. @throws Refusal holder.name, holder.email */
    Party holder() {
        return Party.of("holder", text("holder-name"), text("holder-email"));
    }

    /** Of the invoices and of the first mails. @throws Refusal conclusion.language */
    String language() {
        String language = typed.getOrDefault("language", "de");
        if (!LANGUAGES.contains(language)) {
            throw new Refusal("conclusion.language");
        }
        return language;
    }

    /** What the invoices are in; no contract mixes. @throws Refusal conclusion.currency */
    String currency() {
        String currency = typed.getOrDefault("currency", "CHF");
        if (!CURRENCIES.contains(currency)) {
            throw new Refusal("conclusion.currency");
        }
        return currency;
    }

    /** From a month back, which the next run still catches, to a year ahead. @throws Refusal conclusion.start */
    LocalDate start(LocalDate today) {
        try {
            LocalDate start = LocalDate.parse(text("start"));
            if (!start.isBefore(today.minusMonths(1)) && !start.isAfter(today.plusYears(1))) {
                return start;
            }
        } catch (DateTimeParseException none) {
            throw new Refusal("conclusion.start");
        }
        throw new Refusal("conclusion.start");
    }

    boolean isPaidByReseller() {
        return "RESELLER".equals(typed.get("payer"));
    }

    /** The customer's own word for it, which is printed on his invoices; null without. @throws Refusal conclusion.reference */
    String reference() {
        String reference = text("reference");
        if (reference.length() > LONGEST_REFERENCE || !OneLine.is(reference)) {
            throw new Refusal("conclusion.reference");
        }
        return reference.isEmpty() ? null : reference;
    }

    /** How many of which product. @throws Refusal conclusion.pieces, conclusion.nothing */
    Map<String, Integer> pieces() {
        Map<String, Integer> pieces = new TreeMap<>();
        typed.forEach((key, value) -> {
            if (key.startsWith(PIECES) && !value.isBlank() && !value.strip().equals("0")) {
                pieces.put(key.substring(PIECES.length()), number(value.strip()));
            }
        });
        if (pieces.isEmpty()) {
            throw new Refusal("conclusion.nothing");
        }
        return pieces;
    }

    /** An existing site for what is used at a site; empty for a new one. @throws Refusal conclusion.site */
    Optional<UUID> site() {
        try {
            return text("site").isEmpty() || isNewCustomer()
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(text("site")));
        } catch (IllegalArgumentException notOne) {
            throw new Refusal("conclusion.site");
        }
    }

    String siteName() {
        return text("site-name");
    }

    /** The contract's holder unless another is named (U17). @throws Refusal commercial.name, commercial.email */
    Party commercial() {
        return "OTHER".equals(typed.get("commercial-kind"))
                ? Party.of("commercial", text("commercial-name"), text("commercial-email"))
                : holder();
    }

    /** Only where it is another person (U18). @throws Refusal technical.name, technical.email */
    Optional<Party> technical() {
        if (!"OTHER".equals(typed.get("technical-kind"))) {
            return Optional.empty();
        }
        Party technical = Party.of("technical", text("technical-name"), text("technical-email"));
        return technical.email().equals(commercial().email()) ? Optional.empty() : Optional.of(technical);
    }

    private String text(String key) {
        return typed.getOrDefault(key, "").strip();
    }

    private static int number(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number <= MOST_PIECES) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new Refusal("conclusion.pieces", value);
        }
        throw new Refusal("conclusion.pieces", value);
    }
}
