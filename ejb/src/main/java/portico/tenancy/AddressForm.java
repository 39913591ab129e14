package portico.tenancy;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Stream;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/**
 * A company's main address as somebody changes it.
 *
 * @param version of the address that was shown
 */
public record AddressForm(
        String name, String street, String houseNumber, String postcode, String town, String country, int version)
        implements Serializable {

    /** @throws Refusal address.missing, address.combined, address.too-long */
    AddressForm checked() {
        AddressForm plain = new AddressForm(
                text(name),
                text(street),
                text(houseNumber),
                text(postcode),
                text(town),
                country == null || country.isBlank() ? "CH" : country.strip().toUpperCase(Locale.ROOT),
                version);
        check(new PostalAddress(
                plain.name, plain.street, plain.houseNumber, plain.postcode, plain.town, plain.country));
        return plain;
    }

    static void check(PostalAddress address) {
        address.fault().ifPresent(fault -> {
            throw new Refusal(fault);
        });
        if (Stream.of(address.name(), address.street(), address.houseNumber(), address.postcode(), address.town())
                .anyMatch(field -> field != null && NewCustomer.isStrange(field))) {
            throw new Refusal("address.combined");
        }
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
