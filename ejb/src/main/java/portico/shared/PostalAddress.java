package portico.shared;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where post goes, in the separate fields that the Swiss QR-bill demands (IG 2.3: no combined addresses any more). Lengths
 * are the standard's: name and street 70 characters, number and postcode 16, town 35.
 *
 * @param street may be missing where a place has none, so may the house number
 * @param country two letters (ISO 3166)
 */
public record PostalAddress(
        String name, String street, String houseNumber, String postcode, String town, String country)
        implements Serializable {
    private static final Pattern SWISS_POSTCODE = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern POSTCODE_AND_TOWN = Pattern.compile("\\b[0-9]{4,5}\\s+\\p{L}");

    /** The message key of what is wrong with it: address.missing, address.combined or address.too-long. */
    public Optional<String> fault() {
        // Not the name: a house may well be called «Hotel 1875 Zermatt».
        if (Stream.of(street, houseNumber, postcode, town).anyMatch(PostalAddress::combined)) {
            return Optional.of("address.combined");
        }
        if (blank(name) || blank(postcode) || blank(town) || blank(country) || !country.matches("[A-Z]{2}")) {
            return Optional.of("address.missing");
        }
        if (country.equals("CH") && !SWISS_POSTCODE.matcher(postcode).matches()) {
            return Optional.of("address.missing");
        }
        if (longer(name, 70)
                || longer(street, 70)
                || longer(houseNumber, 16)
                || longer(postcode, 16)
                || longer(town, 35)) {
            return Optional.of("address.too-long");
        }
        return Optional.empty();
    }

    private static boolean combined(String field) {
        return field != null
                && (field.contains("\n") || POSTCODE_AND_TOWN.matcher(field).find());
    }

    private static boolean blank(String field) {
        return field == null || field.isBlank();
    }

    private static boolean longer(String field, int limit) {
        return field != null && field.length() > limit;
    }
}
