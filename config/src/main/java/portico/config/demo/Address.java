package portico.config.demo;

/**
 * A structured address, except where the demo wants one that is not: with an empty postcode and "3011 Bern" as the town it
 * is combined, cannot stand on a Swiss QR-bill, and gets its contract parked.
 */
record Address(String street, String houseNumber, String postcode, String town, String country) {

    static Address swiss(String street, int houseNumber, Locality place) {
        return new Address(street, Integer.toString(houseNumber), place.postcode(), place.town(), "CH");
    }

    Address combined() {
        return new Address(street + " " + houseNumber, null, null, postcode + " " + town, country);
    }

    Object[] cells() {
        return new Object[] {street, houseNumber, postcode, town, country};
    }
}
