package portico.billing;

import portico.shared.Currency;
import portico.shared.Iban;

/**
 * The reference by which a payment finds its invoice. It is the invoice's number in other clothes, so no two are alike: QRR
 * (27 digits, modulo 10 recursive) for francs, SCOR (ISO 11649, RF…) for euros.
 */
public record Reference(String digits) {
    private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    /** The kind that a payment part in this currency needs. */
    public static Reference of(InvoiceNumber number, Currency currency) {
        return currency == Currency.CHF ? qrr(number) : scor(number);
    }

    /** Issuer (8 digits), kind (2), year (4), counter (12), check digit; a letter counts 01 to 26. */
    static Reference qrr(InvoiceNumber number) {
        StringBuilder digits = new StringBuilder();
        number.issuer().chars().forEach(c -> digits.append(two(c)));
        digits.append("00".repeat(4 - number.issuer().length()))
                .append(two(number.kind().letter()))
                .append(number.year())
                .append(InvoiceNumber.padded(number.counter(), 12));
        return new Reference(digits.toString() + checkDigit(digits));
    }

    /** RF, two check digits, and the number without its dashes: at most 21 characters. */
    static Reference scor(InvoiceNumber number) {
        String body = number.toString().replace("-", "");
        int check = 98 - Iban.remainder97(body + "RF00");
        return new Reference("RF" + (check < 10 ? "0" : "") + check + body);
    }

    public boolean isValid() {
        if (digits.startsWith("RF")) {
            return digits.matches("RF[0-9]{2}[0-9A-Z]{1,21}")
                    && Iban.remainder97(digits.substring(4) + digits.substring(0, 4)) == 1;
        }
        return digits.matches("[0-9]{27}") && checkDigit(digits.substring(0, 26)) == digits.charAt(26) - '0';
    }

    /** As it is printed: 21 00000 00003 … for QRR, groups of four for SCOR. */
    public String printed() {
        return digits.startsWith("RF")
                ? digits.replaceAll("(.{4})(?=.)", "$1 ")
                : digits.replaceAll("(.)(?=(.{5})+$)", "$1 ");
    }

    /** Modulo 10, recursive (Swiss payment standards, annex B). */
    static int checkDigit(CharSequence digits) {
        int carry = 0;
        for (int i = 0; i < digits.length(); i++) {
            carry = CARRY[(carry + digits.charAt(i) - '0') % 10];
        }
        return (10 - carry) % 10;
    }

    private static String two(int letter) {
        int place = letter - 'A' + 1;
        return place < 10 ? "0" + place : Integer.toString(place);
    }

    @Override
    public String toString() {
        return digits;
    }
}
