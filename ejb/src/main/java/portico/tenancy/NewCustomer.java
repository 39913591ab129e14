package portico.tenancy;

import java.io.Serializable;
import java.util.Set;
import portico.shared.OneLine;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/**
 * A customer as somebody writes him into a form.
 *
 * @param language de, fr, it or en
 * @param houseNumber may be missing
 * @param country two letters (ISO 3166)
 */
public record NewCustomer(
        String name, String language, String street, String houseNumber, String postcode, String town, String country)
        implements Serializable {
    private static final Set<String> LANGUAGES = Set.of("de", "fr", "it", "en");

    /**
     * The same without blanks around; an address that the QR-bill does not take is refused now and not when it is billed.
     *
     * @throws Refusal customer.name, customer.language, address.missing, address.combined, address.too-long
     */
    public NewCustomer checked() {
        NewCustomer plain = new NewCustomer(
                text(name),
                text(language),
                text(street),
                text(houseNumber),
                text(postcode),
                text(town),
                text(country) == null ? "CH" : text(country).toUpperCase(java.util.Locale.ROOT));
        if (plain.name == null || plain.name.length() > 70 || isStrange(plain.name)) {
            throw new Refusal("customer.name");
        }
        if (plain.language == null || !LANGUAGES.contains(plain.language)) {
            throw new Refusal("customer.language");
        }
        AddressForm.check(new PostalAddress(
                plain.name, plain.street, plain.houseNumber, plain.postcode, plain.town, plain.country));
        return plain;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    static boolean isStrange(String text) {
        return !OneLine.is(text);
    }
}
