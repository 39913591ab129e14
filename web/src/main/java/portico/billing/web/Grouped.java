package portico.billing.web;

/** Account numbers and references in the groups in which people compare them. */
final class Grouped {
    private Grouped() {}

    /** CH44 3199 9123 0008 8901 2 */
    static String iban(String iban) {
        return iban == null ? null : iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** 21 00000 00003 13947 14300 09017 for a QR reference, RF18 5390 0754 7034 for a creditor reference (ISO 11649). */
    static String reference(String reference) {
        if (reference == null || reference.startsWith("RF")) {
            return iban(reference);
        }
        StringBuilder grouped = new StringBuilder(reference);
        for (int at = reference.length() - 5; at > 0; at -= 5) {
            grouped.insert(at, ' ');
        }
        return grouped.toString();
    }
}
