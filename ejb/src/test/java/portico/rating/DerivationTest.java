package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.rating.ContractStory.ServiceStory;
import portico.rating.Derivation.Destination;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;

class DerivationTest {
    private static final Period OCTOBER = new Month(2026, 10).period();
    private static final BigDecimal PRICE = new BigDecimal("189.00");

    @Test
    void B4_the_share_of_a_month_is_written_out_as_a_sum() {
        Derivation share = new Derivation.Days(PRICE, 1, 20, OCTOBER, 4, chf("121.94"));
        assertExplained(
                share,
                "189.00 × 20 ÷ 31 = 121.935… → 121.94",
                "explain.days",
                List.of("189.00", "1", "20", "31", "01.10.2026 – 31.10.2026", "CHF 121.94"));
        Derivation several = new Derivation.Days(PRICE, 3, 20, OCTOBER, 4, chf("365.81"));
        assertEquals(
                "3 × 189.00 × 20 ÷ 31 = 365.806… → 365.81",
                Explanation.of(several, "de").formula());
        Derivation even = new Derivation.Days(new BigDecimal("31.00"), 1, 20, OCTOBER, 4, chf("20.00"));
        assertEquals("31.00 × 20 ÷ 31 = 20.00", Explanation.of(even, "de").formula());
    }

    @Test
    void B4_a_full_month_is_its_price() {
        Derivation full = new Derivation.Days(PRICE, 1, 31, OCTOBER, 4, chf("189.00"));
        assertExplained(
                full, "189.00", "explain.full", List.of("189.00", "1", "01.10.2026 – 31.10.2026", "CHF 189.00"));
        Derivation three = new Derivation.Days(PRICE, 3, 31, OCTOBER, 4, chf("567.00"));
        assertEquals("3 × 189.00 = 567.00", Explanation.of(three, "de").formula());
        Derivation fine = new Derivation.Days(new BigDecimal("0.125"), 1, 31, OCTOBER, 4, chf("0.13"));
        assertEquals("0.125 = 0.125 → 0.13", Explanation.of(fine, "de").formula());
    }

    @Test
    void B4_the_last_part_is_shown_as_what_remains() {
        Derivation rest = new Derivation.Rest(PRICE, 1, 11, OCTOBER, 4, chf("100.00"), chf("64.52"), chf("35.48"));
        assertExplained(
                rest,
                "100.00 − 64.52 = 35.48",
                "explain.rest",
                List.of("CHF 100.00", "CHF 64.52", "11", "01.10.2026 – 31.10.2026", "CHF 35.48"));
    }

    @Test
    void B4_what_is_due_once_is_its_price_times_its_quantity() {
        assertExplained(
                new Derivation.Once(new BigDecimal("50.00"), 2, 9, chf("100.00")),
                "2 × 50.00 = 100.00",
                "explain.once",
                List.of("50.00", "2", "CHF 100.00"));
    }

    @Test
    void B4_calls_are_explained_destination_by_destination() {
        Derivation calls = new Derivation.Calls(
                List.of(
                        new Destination("41", "Schweiz \"Fest\"\n", 2, 1200, 121, new BigDecimal("0.07")),
                        new Destination("4179", "Schweiz Mobil", 3, 1, 90, new BigDecimal("0.2525"))),
                chf("0.52"));
        assertExplained(calls, "0.519… → 0.52", "explain.calls", List.of("1’201", "3.516…", "CHF 0.52"));
        assertEquals(
                List.of(
                        new Explanation.Step("Schweiz \"Fest\"\n", "1’200", "0.07 × 121 ÷ 60 = 0.141…"),
                        new Explanation.Step("Schweiz Mobil", "1", "0.2525 × 90 ÷ 60 = 0.378…")),
                Explanation.of(calls, "de").steps());
    }

    @Test
    void B4_credits_name_their_evidence_and_balances_their_direction() {
        assertExplained(
                new Derivation.Owed(5, "SLA-2026-09-17", chf("-12.00")),
                "−12.00",
                "explain.owed",
                List.of("SLA-2026-09-17", "CHF −12.00"));
        assertExplained(new Derivation.Balance(chf("-12.00")), "−12.00", "explain.taken", List.of("CHF −12.00"));
        assertExplained(new Derivation.Balance(chf("12.00")), "12.00", "explain.passed", List.of("CHF 12.00"));
    }

    @Test
    void the_written_form_is_compact_and_always_the_same() {
        assertEquals(
                "{\"how\":\"days\",\"price\":189.00,\"quantity\":1,\"days\":20,\"of\":31,\"from\":\"2026-10-01\","
                        + "\"until\":\"2026-11-01\",\"priceId\":4,\"net\":121.94,\"currency\":\"CHF\"}",
                new Derivation.Days(PRICE, 1, 20, OCTOBER, 4, chf("121.94")).json());
        assertEquals(
                "{\"how\":\"balance\",\"net\":-12.00,\"currency\":\"EUR\"}",
                new Derivation.Balance(Money.of("-12", Currency.EUR)).json());
    }

    @Test
    void days_are_written_in_the_readers_language() {
        Derivation full = new Derivation.Days(PRICE, 1, 31, OCTOBER, 4, chf("189.00"));
        assertEquals(
                "1 Oct 2026 – 31 Oct 2026",
                Explanation.of(full, "en").arguments().get(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"how\":\"days\"",
                "{\"how\":\"guess\",\"net\":1.00,\"currency\":\"CHF\"}",
                "{\"how\":\"balance\",\"net\":1.00,\"currency\":\"CHF\"} ",
                "{\"how\":\"balance\",\"net\":nil,\"currency\":\"CHF\"}",
                "{\"how\":\"balance\",\"net\":,\"currency\":\"CHF\"}",
                "{\"how\" \"balance\"}",
                "{\"how\":\"balance",
                "{\"how\":1"
            })
    void what_nobody_computed_cannot_be_read(String text) {
        assertThrows(IllegalArgumentException.class, () -> Derivation.read(text));
    }

    @Test
    void names_with_quotes_control_characters_and_nothing_survive() {
        String json = new Json()
                .put("a", "\"\\\n\u0001é")
                .put("b", (String) null)
                .putRaw("c", "[]")
                .toString();
        assertEquals("{\"a\":\"\\\"\\\\\\u000a\\u0001é\",\"b\":null,\"c\":[]}", json);
        Map<String, Object> read = JsonReader.object(json);
        assertEquals("\"\\\n\u0001é", read.get("a"));
        assertEquals(null, read.get("b"));
        assertEquals(List.of(), read.get("c"));
        assertEquals(Map.of(), JsonReader.object("{}"));
    }

    @Test
    void B4_every_line_of_an_invoice_can_be_explained_from_what_it_carries() {
        ServiceStory service = contract()
                .service("Alles")
                .booked(1, "2026-10-05", "2026-10-11")
                .suspended("2026-10-11", "2026-10-21")
                .booked(1, "2026-10-21", null)
                .monthly("99.00")
                .once("50.00")
                .perMinute(new Tariff(1, "", "Welt", ContractStory.days("2020-01-01", null), BigDecimal.ONE, 60, 1));
        InvoiceDraft invoice = service.and()
                .call(service, "2026-10-05", 61, "49")
                .owing("-500.00", "2026-09-01", "2026-10-01")
                .carrying("-1.00")
                .invoiceOf("2026-10");
        assertEquals(
                List.of(
                        "explain.days",
                        "explain.rest",
                        "explain.once",
                        "explain.calls",
                        "explain.owed",
                        "explain.taken",
                        "explain.passed"),
                invoice.lines().stream()
                        .map(line -> Explanation.of(Derivation.read(line.derivation()), "de")
                                .key())
                        .toList());
        for (InvoiceDraft.Line line : invoice.lines()) {
            assertEquals(line.net(), Derivation.read(line.derivation()).net());
        }
    }

    private static void assertExplained(Derivation derivation, String formula, String key, List<String> arguments) {
        Explanation explanation = Explanation.of(derivation, "de");
        assertEquals(formula, explanation.formula());
        assertEquals(key, explanation.key());
        assertEquals(arguments, explanation.arguments());
        assertEquals(derivation, Derivation.read(derivation.json()));
    }
}
