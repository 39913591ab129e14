package portico.tenancy;

import java.io.Serializable;

/**
 * A structured address, as the Swiss QR-bill wants it.
 *
 * @param kind MAIN or BILLING
 * @param country ISO 3166 code of two letters
 */
public record AddressRow(
        String kind, String name, String street, String houseNumber, String postcode, String town, String country)
        implements Serializable {}
