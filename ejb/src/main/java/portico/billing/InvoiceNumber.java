package portico.billing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An invoice's number, BT-R-2026-000001: issuer, kind of document, year of the invoice date, counter without gaps.
 *
 * @param issuer two to four capital letters
 * @param counter from 1; written with at least six digits
 */
public record InvoiceNumber(String issuer, Kind kind, int year, long counter) {

    /** Each kind of document has its own series. */
    public enum Kind {
        INVOICE('R'),
        CREDIT_NOTE('G');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("([A-Z]{2,4})-([RG])-([0-9]{4})-([0-9]{6,12})");
    private static final Pattern ISSUER = Pattern.compile("[A-Z]{2,4}");
    private static final long LAST = 999_999_999_999L;

    public InvoiceNumber {
        if (!ISSUER.matcher(issuer).matches() || year < 2000 || year > 9999 || counter < 1 || counter > LAST) {
            throw new IllegalArgumentException("No invoice number: " + issuer + " " + year + " " + counter);
        }
    }

    /** @throws IllegalArgumentException where the text is none of our numbers */
    public static InvoiceNumber parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No invoice number: " + written);
        }
        return new InvoiceNumber(
                parts.group(1),
                parts.group(2).equals("R") ? Kind.INVOICE : Kind.CREDIT_NOTE,
                Integer.parseInt(parts.group(3)),
                Long.parseLong(parts.group(4)));
    }

    @Override
    public String toString() {
        return issuer + "-" + kind.letter + "-" + year + "-" + padded(counter, 6);
    }

    /** With zeros in front. A million numbers are written in a release, so not by String.format. */
    static String padded(long counter, int digits) {
        String written = Long.toString(counter);
        return "0".repeat(Math.max(0, digits - written.length())) + written;
    }
}
