package portico.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses we mail to: one address, no display name, nothing that could become a second mail header. */
public final class EmailAddress {
    private static final int LONGEST = 254;

    /** Deliberately narrower than RFC 5322: what mail servers of companies really accept. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private EmailAddress() {}

    /** In small letters; empty where the text is no address, or more than one. */
    public static Optional<String> of(String text) {
        String address = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST && PLAIN.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
