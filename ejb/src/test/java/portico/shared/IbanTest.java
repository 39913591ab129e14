package portico.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CH93 0076 2011 6238 5295 7",
                "ch9300762011623852957",
                "LI21 0881 0000 2324 013A A",
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32"
            })
    void the_examples_of_the_registry_are_valid(String iban) {
        assertTrue(Iban.isValid(iban));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "CH",
                "CH93 0076 2011 6238 5295 8",
                "CH93 0076 2011 6238 5295",
                "DE89370400440532013001",
                "CH93-0076-2011-6238-5295-7",
                "9300762011623852957CH"
            })
    void one_wrong_character_makes_it_invalid(String iban) {
        assertFalse(Iban.isValid(iban));
        assertEquals(
                "iban.invalid",
                assertThrows(Refusal.class, () -> new Iban(iban)).key());
    }

    /** The bank's number is 30000 to 31999, at both ends; the check digits are right in every example. */
    @ParameterizedTest
    @CsvSource({
        "CH4431999123000889012, true",
        "CH9300762011623852957, false",
        "DE89370400440532013000, false",
    })
    void a_qr_iban_is_told_by_its_institution(String iban, boolean qr) {
        assertEquals(qr, new Iban(iban).isQr());
    }

    @Test
    void institutions_30000_to_31999_are_for_qr_bills_in_both_countries() {
        for (String country : new String[] {"CH", "LI"}) {
            assertFalse(iban(country, "29999").isQr());
            assertTrue(iban(country, "30000").isQr());
            assertTrue(iban(country, "31999").isQr());
            assertFalse(iban(country, "32000").isQr());
        }
        assertFalse(iban("AT", "30000").isQr());
    }

    @Test
    void a_swiss_account_has_twenty_one_characters_even_where_the_check_digits_fit() {
        assertFalse(Iban.isValid(digits("CH", "30000", "0000000000")));
        assertTrue(Iban.isValid(digits("AT", "30000", "0000000000")));
    }

    @Test
    void it_is_printed_in_groups_of_four() {
        assertEquals("CH44 3199 9123 0008 8901 2", new Iban("CH4431999123000889012").printed());
        assertEquals("CH4431999123000889012", new Iban("CH44 3199 9123 0008 8901 2").toString());
    }

    @Test
    void no_single_wrong_digit_is_taken_for_right() {
        ForAll.cases(200, dice -> {
            String right = digits(
                    "CH", String.valueOf(dice.between(10000, 99999)), "000" + dice.between(100000000, 999999999));
            int at = dice.between(2, 20);
            int wrong = (right.charAt(at) - '0' + dice.between(1, 9)) % 10;
            assertTrue(Iban.isValid(right));
            assertFalse(Iban.isValid(right.substring(0, at) + wrong + right.substring(at + 1)));
        });
    }

    private static Iban iban(String country, String institution) {
        return new Iban(digits(country, institution, "000000000000"));
    }

    private static String digits(String country, String institution, String account) {
        String body = institution + account;
        int check = 98 - Iban.remainder97(body + country + "00");
        return country + (check < 10 ? "0" : "") + check + body;
    }
}
