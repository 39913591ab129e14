package portico.billing;

import java.util.regex.Pattern;
import portico.shared.Refusal;

/** The addresses we mail to: one address, no display name, nothing that could become a second mail header. */
final class EmailAddress {
    /** Deliberately narrower than RFC 5322: what mail servers of companies really accept. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private EmailAddress() {}

    /** @throws Refusal recipient.email */
    static String parse(String text) {
        String address = text == null ? "" : text.strip();
        if (address.length() > 254 || !PLAIN.matcher(address).matches()) {
            throw new Refusal("recipient.email", address);
        }
        return address;
    }
}
