package portico.shared;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** An account number that can be paid to (ISO 13616), and whether it is a QR-IBAN (Swiss payment standards, IID 30000 to 31999). */
public record Iban(String digits) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** @throws Refusal iban.invalid where the check digits, the length or the characters are wrong */
    public Iban {
        digits = digits == null ? "" : digits.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!valid(digits)) {
            throw new Refusal("iban.invalid", digits);
        }
    }

    /** Written with or without blanks. */
    public static boolean isValid(String text) {
        return text != null && valid(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    public boolean isQr() {
        String country = digits.substring(0, 2);
        if (!country.equals("CH") && !country.equals("LI")) {
            return false;
        }
        String institution = digits.substring(4, 9);
        return institution.compareTo("30000") >= 0 && institution.compareTo("31999") <= 0;
    }

    /** In groups of four, as it is printed. */
    public String printed() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static boolean valid(String iban) {
        if (!SHAPE.matcher(iban).matches()) {
            return false;
        }
        // Only accounts of the two countries of the Swiss payment part are known by length here.
        if ((iban.startsWith("CH") || iban.startsWith("LI")) && iban.length() != 21) {
            return false;
        }
        return remainder97(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    /** Letters count 10 to 35, then the number modulo 97 (ISO 7064), as IBAN and the creditor reference have it. */
    public static int remainder97(String alphanumeric) {
        StringBuilder number = new StringBuilder();
        alphanumeric.chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue();
    }

    @Override
    public String toString() {
        return digits;
    }
}
