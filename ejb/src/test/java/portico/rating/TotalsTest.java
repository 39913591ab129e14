package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.rating.ContractStory.ServiceStory;
import portico.rating.InvoiceDraft.Line;
import portico.rating.InvoiceDraft.Tax;
import portico.shared.Currency;
import portico.shared.ForAll;
import portico.shared.Money;

class TotalsTest {

    @ParameterizedTest
    @CsvSource({
        "239.99, 8.1, 19.44",
        "102.20, 7.7, 7.87",
        "197.80, 8.1, 16.02",
        "0.06, 8.1, 0.00",
        "0.07, 8.1, 0.01",
        "-239.99, 8.1, -19.44",
        "100.00, 2.6, 2.60",
        "100.00, 0, 0.00",
    })
    void tax_is_rounded_to_the_cent_and_never_to_five(String net, String rate, String tax) {
        assertEquals(chf(tax), TaxSums.tax(chf(net), new BigDecimal(rate)));
    }

    @Test
    void tax_is_computed_on_the_sum_of_a_rate_not_line_by_line() {
        ServiceStory service = contract().service("Internet").from("2020-01-01");
        for (int i = 0; i < 3; i++) {
            service.monthly("0.05");
        }
        service.monthly("50.00");
        Tax tax = service.and().invoiceOf("2026-10").taxes().get(0);
        // line by line it would be 4.05 + 3 × 0.00
        assertEquals(new Tax(VatCategory.STANDARD, new BigDecimal("8.1"), chf("50.15"), chf("4.06")), tax);
    }

    @Test
    void each_category_and_rate_has_its_own_sum_also_where_the_rate_is_zero() {
        ServiceStory service = contract().service("Allerlei").from("2020-01-01");
        for (VatCategory category : List.of(
                VatCategory.EXEMPT,
                VatCategory.EXPORT,
                VatCategory.ZERO,
                VatCategory.SPECIAL,
                VatCategory.REDUCED,
                VatCategory.STANDARD)) {
            service.taxed(category, "100.00");
        }
        InvoiceDraft invoice = service.and().invoiceOf("2026-10");
        assertEquals(
                List.of(
                        "STANDARD 8.1 8.10",
                        "REDUCED 2.6 2.60",
                        "SPECIAL 3.8 3.80",
                        "ZERO 0 0.00",
                        "EXPORT 0 0.00",
                        "EXEMPT 0 0.00"),
                invoice.taxes().stream()
                        .map(tax -> tax.category() + " " + tax.rate() + " "
                                + tax.vat().amount())
                        .toList());
        assertEquals(chf("600.00"), invoice.net());
        assertEquals(chf("14.50"), invoice.vat());
        assertEquals(chf("614.50"), invoice.total());
    }

    @Test
    void of_one_category_the_higher_rate_is_named_first() {
        ContractStory story = contract()
                .billedOnDay(15)
                .service("Internet")
                .from("2020-01-01")
                .monthly("310.00")
                .and();
        assertEquals(
                List.of("8.1", "7.7"),
                story.invoiceOf("2023-12").taxes().stream()
                        .map(tax -> tax.rate().toPlainString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "259.43, 0.02",
        "259.42, -0.02",
        "259.40, 0.00",
        "259.45, 0.00",
        "259.41, -0.01",
        "259.44, 0.01",
        "0.02, -0.02",
        "0.03, 0.02",
    })
    void a_total_in_francs_ends_on_five_centimes(String total, String rounding) {
        assertEquals(chf(rounding), CashRounding.of(chf(total), new BigDecimal("0.05")));
    }

    @Test
    void the_rounding_is_a_position_of_its_own_after_tax() {
        InvoiceDraft invoice = contract()
                .service("Internet")
                .from("2020-01-01")
                .monthly("239.99")
                .and()
                .invoiceOf("2026-10");
        assertEquals(chf("239.99"), invoice.net());
        assertEquals(chf("19.44"), invoice.vat());
        assertEquals(chf("0.02"), invoice.rounding());
        assertEquals(chf("259.45"), invoice.total());
    }

    @Test
    void neither_euros_nor_a_contract_rounded_to_the_cent_know_five_centimes() {
        ContractStory cents = contract()
                .roundedTo("0.01")
                .service("Internet")
                .from("2020-01-01")
                .monthly("239.99")
                .and();
        assertEquals(chf("259.43"), cents.invoiceOf("2026-10").total());
        ContractStory euros = contract()
                .in(Currency.EUR)
                .service("Internet")
                .from("2020-01-01")
                .monthly("239.99")
                .and();
        assertEquals(
                Money.of("259.43", Currency.EUR), euros.invoiceOf("2026-10").total());
        assertEquals(Money.zero(Currency.EUR), euros.invoiceOf("2026-10").rounding());
    }

    @Test
    void cash_rounding_moves_a_total_by_two_centimes_at_most() {
        ForAll.cases(1000, dice -> {
            Money total = new Money(dice.between(0, 10_000_000), Currency.CHF);
            Money rounding = CashRounding.of(total, new BigDecimal("0.05"));
            assertTrue(Math.abs(rounding.cents()) <= 2);
            assertEquals(0, total.plus(rounding).cents() % 5);
        });
    }

    @Test
    void an_invoice_never_ends_below_zero_the_rest_goes_to_the_next() {
        ContractStory story = contract()
                .service("Internet")
                .from("2020-01-01")
                .monthly("10.00")
                .and()
                .owing("-30.00", "2026-09-01", "2026-10-01");
        InvoiceDraft invoice = story.invoiceOf("2026-10");
        Line last = invoice.lines().get(2);
        // (10.00 − 30.00) × 1.081
        assertEquals(chf("21.62"), last.net());
        assertEquals(LineKind.CARRIED, last.kind());
        assertEquals(VatCategory.OUTSIDE, last.category());
        assertEquals("Guthaben, Übertrag auf die nächste Rechnung", last.text());
        assertEquals(chf("0.00"), invoice.total());
        assertEquals(chf("0.00"), invoice.rounding());
        assertEquals(chf("-1.62"), invoice.vat());
        assertEquals(chf("1.62"), invoice.net());
        assertEquals(1, invoice.taxes().size());
    }

    @Test
    void what_was_carried_lowers_the_next_invoice_and_is_outside_tax() {
        InvoiceDraft invoice = contract()
                .service("Internet")
                .from("2020-01-01")
                .monthly("100.00")
                .and()
                .carrying("-21.62")
                .invoiceOf("2026-11");
        assertEquals(chf("78.38"), invoice.net());
        assertEquals(chf("8.10"), invoice.vat());
        assertEquals(chf("0.02"), invoice.rounding());
        assertEquals(chf("86.50"), invoice.total());
        assertEquals("Guthaben aus der letzten Rechnung", invoice.lines().get(1).text());
        assertEquals(chf("-21.62"), invoice.lines().get(1).net());
    }

    @Test
    void a_balance_larger_than_the_month_is_carried_on_and_alone_makes_no_invoice() {
        ContractStory story = contract()
                .service("Internet")
                .booked(1, "2026-10-01", "2026-11-01")
                .monthly("10.00")
                .and()
                .carrying("-21.62");
        InvoiceDraft invoice = story.invoiceOf("2026-10");
        assertEquals(
                List.of(chf("10.00"), chf("-21.62"), chf("10.81")),
                invoice.lines().stream().map(Line::net).toList());
        assertEquals(chf("0.00"), invoice.total());
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-11"));
    }

    @Test
    void the_balance_is_named_in_the_language_of_the_contract() {
        for (String language : List.of("fr", "it", "en")) {
            List<Line> lines = contract()
                    .speaking(language)
                    .service("Internet")
                    .from("2020-01-01")
                    .monthly("10.00")
                    .and()
                    .carrying("-21.62")
                    .invoiceOf("2026-10")
                    .lines();
            Stream<String> words = Stream.of("vostro", "votre", "your");
            assertEquals(1, words.filter(lines.get(1).text()::contains).count());
            Stream<String> next = Stream.of("prossima", "prochaine", "next");
            assertEquals(1, next.filter(lines.get(2).text()::contains).count());
        }
    }

    @Test
    void a_credit_is_taxed_at_the_rate_of_the_days_it_concerns() {
        Line credit = contract()
                .service("Internet")
                .from("2020-01-01")
                .monthly("100.00")
                .and()
                .owing("-30.00", "2023-12-01", "2024-01-01")
                .invoiceOf("2024-01")
                .lines()
                .get(1);
        assertEquals("7.7", credit.vatRate().toPlainString());
        assertEquals(LineKind.CREDIT, credit.kind());
        assertEquals(chf("-30.00"), credit.net());
        assertEquals("SLA 2026-09", ((Derivation.Owed) Derivation.read(credit.derivation())).source());
    }

    @Test
    void it_is_due_thirty_days_after_its_date_and_speaks_its_contracts_language() {
        InvoiceDraft invoice = contract()
                .speaking("fr")
                .service("Internet")
                .from("2020-01-01")
                .monthly("10.00")
                .and()
                .invoiceOf("2026-10");
        assertEquals(LocalDate.of(2026, 11, 1), invoice.invoiceDate());
        assertEquals(LocalDate.of(2026, 12, 1), invoice.dueDate());
        assertEquals("fr", invoice.language());
        assertEquals(7, invoice.contractId());
        assertEquals(3, invoice.payer().nodeId());
        assertEquals("2026-10", invoice.month().toString());
    }
}
