package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static portico.rating.ContractStory.contract;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.shared.Currency;
import portico.shared.Month;
import portico.shared.PostalAddress;

class PayabilityTest {
    private static final String PLAIN = "CH9300762011623852957";
    private static final Tariff WORLD =
            new Tariff(1, "", "Welt", ContractStory.days("2020-01-01", null), new BigDecimal("0.06"), 60, 1);
    private static final String QR = "CH4431999123000889012";

    @Test
    void a_contract_without_payer_is_parked_not_guessed() {
        Outcome.Parked parked = (Outcome.Parked) internet().withoutPayer().ratedIn("2026-10");
        assertEquals(new Outcome.Parked("parked.no-payer", List.of("V-7")), parked);
    }

    @Test
    void a_contract_without_payer_and_without_anything_to_bill_is_no_question() {
        assertInstanceOf(Outcome.NothingToBill.class, contract().withoutPayer().ratedIn("2026-10"));
    }

    @Test
    void an_address_that_no_qr_bill_takes_parks_the_contract() {
        assertEquals("parked.no-address", internet().paidFrom(null).parkedIn("2026-10"));
        assertEquals(
                "parked.no-address",
                internet().paidFrom(address("Gasse", "", "Bern")).parkedIn("2026-10"));
        assertEquals(
                "parked.combined-address",
                internet()
                        .paidFrom(address("Gasse 2, 3014 Bern", "3014", "Bern"))
                        .parkedIn("2026-10"));
        assertEquals(
                "parked.address-too-long",
                internet().paidFrom(address("G".repeat(71), "3014", "Bern")).parkedIn("2026-10"));
    }

    @ParameterizedTest
    @CsvSource({
        "CHF, , , parked.creditor-without-qr-iban",
        "CHF, " + PLAIN + ", , parked.creditor-without-qr-iban",
        "CHF, " + PLAIN + ", " + PLAIN + ", parked.creditor-without-qr-iban",
        "CHF, , CH4431999123000889013, parked.creditor-without-qr-iban",
        "CHF, , " + QR + ", ",
        "EUR, , " + QR + ", parked.creditor-without-iban",
        "EUR, " + QR + ", , parked.creditor-without-iban",
        "EUR, CH9300762011623852958, , parked.creditor-without-iban",
        "EUR, " + PLAIN + ", , ",
    })
    void francs_need_a_qr_iban_and_euros_a_plain_one(Currency currency, String iban, String qrIban, String cause) {
        Creditor creditor = new Creditor(ContractStory.CREDITOR.address(), iban, qrIban);
        assertEquals(cause, cause(currency, creditor));
    }

    @Test
    void a_creditor_without_a_proper_address_bills_nobody() {
        assertEquals("parked.creditor-address", cause(Currency.CHF, null));
        assertEquals("parked.creditor-address", cause(Currency.EUR, new Creditor(null, PLAIN, QR)));
        assertEquals(
                "parked.creditor-address", cause(Currency.CHF, new Creditor(address("Gasse", "", "Bern"), PLAIN, QR)));
    }

    @Test
    void the_recipient_is_frozen_as_json() {
        assertEquals(
                "{\"name\":\"Muster AG\",\"street\":\"Gasse\",\"houseNumber\":null,\"postcode\":\"3014\","
                        + "\"town\":\"Bern\",\"country\":\"CH\"}",
                internet()
                        .paidFrom(address("Gasse", "3014", "Bern"))
                        .invoiceOf("2026-10")
                        .recipient());
    }

    /** One wrong price must not stop the month of all others: neither by being unpayable, nor by breaking the arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "900000000.00, 1, ",
        "900000000.01, 1, parked.amount-too-large",
        "-900000000.01, 1, parked.amount-too-large",
        "450000000.01, 2, parked.amount-too-large",
        "99999999.999999, 2147483647, parked.amount-too-large",
    })
    void an_amount_beyond_any_payment_part_parks_the_contract(String price, int quantity, String cause) {
        Outcome outcome = contract()
                .service("Internet")
                .booked(quantity, "2020-01-01", null)
                .monthly(price)
                .and()
                .ratedIn("2026-10");
        assertEquals(cause, outcome instanceof Outcome.Parked parked ? parked.cause() : null);
    }

    @Test
    void a_line_beyond_the_limit_is_not_hidden_by_another_that_takes_it_back() {
        assertEquals(
                "parked.amount-too-large",
                contract()
                        .service("Internet")
                        .from("2020-01-01")
                        .monthly("900000000.01")
                        .and()
                        .service("Rabatt")
                        .from("2020-01-01")
                        .monthly("-900000000.01")
                        .and()
                        .parkedIn("2026-10"));
    }

    @Test
    void a_call_longer_than_all_time_parks_the_contract_and_does_not_become_a_credit() {
        ContractStory.ServiceStory phone =
                contract().service("Telefon").from("2020-01-01").perMinute(WORLD);
        assertEquals(
                "parked.amount-too-large",
                phone.and()
                        .call(phone, "2026-09-03", Long.MAX_VALUE - 5, "41315550140")
                        .call(phone, "2026-09-03", Long.MAX_VALUE - 5, "41315550140")
                        .parkedIn("2026-10"));
    }

    private static String cause(Currency currency, Creditor creditor) {
        Month month = Month.parse("2026-10");
        Outcome outcome = new Rating(month, month.next().firstDay(), ContractStory.rates(), creditor)
                .rate(internet().in(currency).told());
        return outcome instanceof Outcome.Parked parked ? parked.cause() : null;
    }

    private static ContractStory internet() {
        return contract()
                .service("Internet")
                .from("2020-01-01")
                .monthly("99.00")
                .and();
    }

    private static PostalAddress address(String street, String postcode, String town) {
        return new PostalAddress("Muster AG", street, null, postcode, town, "CH");
    }
}
