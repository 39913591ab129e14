package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.billing.InvoiceNumber.Kind;
import portico.shared.Currency;
import portico.shared.Dice;
import portico.shared.ForAll;

class ReferenceTest {
    private static final InvoiceNumber FIRST = new InvoiceNumber("BT", Kind.INVOICE, 2026, 1);

    @Test
    void a_number_names_issuer_kind_year_and_counter() {
        assertEquals("BT-R-2026-000001", FIRST.toString());
        assertEquals("ABCD-G-2027-1234567", new InvoiceNumber("ABCD", Kind.CREDIT_NOTE, 2027, 1_234_567).toString());
        assertEquals(FIRST, InvoiceNumber.parse("BT-R-2026-000001"));
        assertEquals(Kind.CREDIT_NOTE, InvoiceNumber.parse("BT-G-2026-000001").kind());
        assertEquals(
                999_999_999_999L, InvoiceNumber.parse("BT-R-2026-999999999999").counter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BT-R-2026-1",
                "BT-R-2026-000000",
                "B-R-2026-000001",
                "ABCDE-R-2026-000001",
                "BT-X-2026-000001",
                "BT-R-1999-000001",
                "bt-R-2026-000001",
                "BT-R-2026-1000000000000",
                "BT-R-2026-000001 "
            })
    void what_is_none_of_our_numbers_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> InvoiceNumber.parse(text));
    }

    @Test
    void numbers_outside_the_series_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> new InvoiceNumber("BT", Kind.INVOICE, 10_000, 1));
        assertThrows(IllegalArgumentException.class, () -> new InvoiceNumber("BT", Kind.INVOICE, 2026, -1));
        assertThrows(
                IllegalArgumentException.class, () -> new InvoiceNumber("BT", Kind.INVOICE, 2026, 1_000_000_000_000L));
        assertThrows(IllegalArgumentException.class, () -> new InvoiceNumber("B1", Kind.INVOICE, 2026, 1));
        assertEquals(2000, new InvoiceNumber("BT", Kind.INVOICE, 2000, 1).year());
        assertEquals(9999, new InvoiceNumber("BT", Kind.INVOICE, 9999, 1).year());
    }

    /** The examples of the Swiss payment standards. */
    @ParameterizedTest
    @ValueSource(
            strings = {"210000000003139471430009017", "000000000000000000000000000", "RF18539007547034", "RF45G72UUR"})
    void published_examples_are_valid(String digits) {
        assertTrue(new Reference(digits).isValid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "210000000003139471430009018",
                "21000000000313947143000901",
                "2100000000031394714300090170",
                "RF19539007547034",
                "RF18",
                "RF18539007547034539007547034",
                ""
            })
    void altered_ones_are_not(String digits) {
        assertFalse(new Reference(digits).isValid());
    }

    @Test
    void the_check_digit_is_modulo_ten_recursive() {
        assertEquals(7, Reference.checkDigit("21000000000313947143000901"));
        assertEquals(0, Reference.checkDigit(""));
        assertEquals(4, Reference.checkDigit("3"));
    }

    @Test
    void francs_are_paid_by_qrr_euros_by_scor() {
        assertEquals(
                "02200000182026000000000001",
                Reference.of(FIRST, Currency.CHF).digits().substring(0, 26));
        assertTrue(Reference.of(FIRST, Currency.EUR).digits().endsWith("BTR2026000001"));
        assertTrue(Reference.of(FIRST, Currency.EUR).digits().startsWith("RF"));
        assertTrue(Reference.qrr(new InvoiceNumber("IJ", Kind.CREDIT_NOTE, 2026, 1))
                .digits()
                .startsWith("09100000072026"));
        InvoiceNumber longest = new InvoiceNumber("ZZYX", Kind.INVOICE, 2026, 999_999_999_999L);
        assertTrue(Reference.qrr(longest).digits().startsWith("26262524182026999999999999"));
        assertEquals(25, Reference.scor(longest).digits().length());
    }

    @Test
    void they_are_printed_in_the_groups_of_the_standard() {
        assertEquals("21 00000 00003 13947 14300 09017", new Reference("210000000003139471430009017").printed());
        assertEquals("RF18 5390 0754 7034", new Reference("RF18539007547034").printed());
        assertEquals("RF18539007547034", new Reference("RF18539007547034").toString());
    }

    @Test
    void every_number_has_valid_references_of_its_own() {
        Set<String> seen = new HashSet<>();
        Set<InvoiceNumber> numbers = new HashSet<>();
        ForAll.cases(3000, dice -> {
            InvoiceNumber number = number(dice);
            Reference qrr = Reference.qrr(number);
            Reference scor = Reference.scor(number);
            assertTrue(qrr.isValid(), qrr::digits);
            assertTrue(scor.isValid(), scor::digits);
            assertEquals(number, InvoiceNumber.parse(number.toString()));
            if (numbers.add(number)) {
                assertTrue(seen.add(qrr.digits()), qrr::digits);
                assertTrue(seen.add(scor.digits()), scor::digits);
            }
        });
    }

    @Test
    void one_mistyped_digit_is_noticed() {
        ForAll.cases(1000, dice -> {
            String right = Reference.qrr(number(dice)).digits();
            int at = dice.between(0, 25);
            int wrong = (right.charAt(at) - '0' + dice.between(1, 9)) % 10;
            assertFalse(new Reference(right.substring(0, at) + wrong + right.substring(at + 1)).isValid());
        });
    }

    private static InvoiceNumber number(Dice dice) {
        return new InvoiceNumber(
                dice.oneOf("BT", "BTR", "AB", "ABC", "ABCD", "BTRG"),
                dice.oneOf(Kind.values()),
                dice.between(2025, 2035),
                dice.oneIn(2) ? dice.between(1, 20) : dice.between(1, Integer.MAX_VALUE - 1));
    }
}
