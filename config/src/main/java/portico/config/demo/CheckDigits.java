package portico.config.demo;

import java.math.BigInteger;

/** Check digits of the accounts that the demo operator is paid to. */
final class CheckDigits {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** A Swiss IBAN (ISO 13616) for a five-digit institution and a twelve-digit account. Institutions 30000–31999 make it a QR-IBAN. */
    static String swissIban(int institution, long account) {
        String bban = "%05d%012d".formatted(institution, account);
        // C = 12, H = 17; two zeros stand where the check digits will.
        int remainder = new BigInteger(bban + "121700").mod(NINETY_SEVEN).intValue();
        return "CH%02d%s".formatted(98 - remainder, bban);
    }
}
