package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalAddressTest {

    @Test
    void name_postcode_town_and_country_are_enough() {
        assertEquals(
                Optional.empty(),
                address("Muster AG", null, null, "3014", "Bern", "CH").fault());
        assertEquals(
                Optional.empty(),
                address("Muster AG", "Wankdorfallee", "4a", "3014", "Bern", "CH")
                        .fault());
        assertEquals(
                Optional.empty(),
                address("Muster GmbH", "Am Markt", "1", "D-10115", "Berlin", "DE")
                        .fault());
    }

    @ParameterizedTest
    @CsvSource({
        "'', Gasse, 3014, Bern, CH",
        "Muster AG, Gasse, ' ', Bern, CH",
        "Muster AG, Gasse, , Bern, CH",
        "Muster AG, Gasse, 3014, '', CH",
        "Muster AG, Gasse, 3014, Bern, ''",
        "Muster AG, Gasse, 3014, Bern, Schweiz",
        "Muster AG, Gasse, 0314, Bern, CH",
        "Muster AG, Gasse, 30145, Bern, CH",
    })
    void what_the_qr_bill_needs_may_not_be_missing(
            String name, String street, String postcode, String town, String country) {
        assertEquals(
                Optional.of("address.missing"),
                address(name, street, "1", postcode, town, country).fault());
    }

    @ParameterizedTest
    @CsvSource({
        "'Gasse 1, 3014 Bern', 3014, Bern",
        "Gasse, 3014, 3014 Bern",
        "Gasse, '', 3014 Bern",
        "Gasse, 10115 Berlin, Berlin",
        "'Gasse\n3014 Bern', 3014, Bern",
        "'c/o Meier\nGasse', 3014, Bern",
    })
    void a_combined_address_is_found_out(String street, String postcode, String town) {
        assertEquals(
                Optional.of("address.combined"),
                address("Muster AG", street, null, postcode, town, "CH").fault());
    }

    @Test
    void a_year_in_the_name_or_a_long_house_number_is_no_combined_address() {
        assertEquals(
                Optional.empty(),
                address("Hotel 1875 Zermatt", "Gasse", "1234", "3920", "Zermatt", "CH")
                        .fault());
        assertEquals(
                Optional.empty(),
                address("Muster AG", "Route 66 Nord", "1", "3920", "Zermatt", "CH")
                        .fault());
    }

    @Test
    void each_field_has_the_length_of_the_standard() {
        assertEquals(Optional.empty(), lengths(70, 70, 16, 35));
        assertEquals(Optional.of("address.too-long"), lengths(71, 70, 16, 35));
        assertEquals(Optional.of("address.too-long"), lengths(70, 71, 16, 35));
        assertEquals(Optional.of("address.too-long"), lengths(70, 70, 17, 35));
        assertEquals(Optional.of("address.too-long"), lengths(70, 70, 16, 36));
        assertEquals(
                Optional.of("address.too-long"),
                address("a", "b", "c", "1".repeat(17), "Wien", "AT").fault());
        assertEquals(
                Optional.empty(),
                address("a", "b", "c", "1".repeat(16), "Wien", "AT").fault());
    }

    private static Optional<String> lengths(int name, int street, int houseNumber, int town) {
        return address("n".repeat(name), "s".repeat(street), "1".repeat(houseNumber), "3014", "t".repeat(town), "CH")
                .fault();
    }

    private static PostalAddress address(
            String name, String street, String houseNumber, String postcode, String town, String country) {
        return new PostalAddress(name, street, houseNumber, postcode, town, country);
    }
}
