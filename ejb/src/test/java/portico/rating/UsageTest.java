package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.contract;
import static portico.rating.ContractStory.days;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.rating.ContractStory.ServiceStory;
import portico.rating.InvoiceDraft.Line;
import portico.rating.InvoiceDraft.UsageTally;
import portico.shared.ForAll;

class UsageTest {
    private static final Tariff WORLD = tariff(1, "", "0.95", 60, 60);
    private static final Tariff SWISS = tariff(2, "41", "0.07", 60, 1);
    private static final Tariff MOBILE = tariff(3, "4179", "0.2525", 60, 1);

    @ParameterizedTest
    @CsvSource({
        "60, 1, 0, 0",
        "60, 1, 1, 60",
        "60, 1, 59, 60",
        "60, 1, 60, 60",
        "60, 1, 61, 61",
        "60, 60, 60, 60",
        "60, 60, 61, 120",
        "60, 60, 120, 120",
        "1, 1, 17, 17",
        "30, 6, 31, 36",
        "30, 6, 36, 36",
        "30, 6, 37, 42",
    })
    void a_call_is_charged_by_its_first_and_its_further_increments(int first, int next, long seconds, long charged) {
        assertEquals(charged, tariff(1, "41", "0.07", first, next).charged(seconds));
    }

    @Test
    void a_longer_call_never_costs_less_and_never_an_increment_too_much() {
        ForAll.cases(2000, dice -> {
            Tariff tariff = tariff(1, "", "0.07", dice.between(1, 90), dice.between(1, 90));
            int seconds = dice.between(1, 5000);
            long charged = tariff.charged(seconds);
            assertTrue(charged >= seconds);
            assertTrue(charged < seconds + Math.max(tariff.firstIncrement(), tariff.nextIncrement()));
            assertTrue(charged <= tariff.charged(seconds + 1));
            assertEquals(0, Math.max(0, charged - tariff.firstIncrement()) % tariff.nextIncrement());
        });
    }

    @Test
    void the_longest_beginning_of_the_number_decides() {
        Tariffs tariffs = new Tariffs(List.of(SWISS, WORLD, MOBILE));
        LocalDate day = LocalDate.of(2026, 10, 1);
        assertEquals(MOBILE, tariffs.of("41791234567", day).orElseThrow());
        assertEquals(MOBILE, tariffs.of("+41791234567", day).orElseThrow());
        assertEquals(SWISS, tariffs.of("41315550140", day).orElseThrow());
        assertEquals(SWISS, tariffs.of("41", day).orElseThrow());
        assertEquals(WORLD, tariffs.of("4", day).orElseThrow());
        assertEquals(WORLD, tariffs.of("", day).orElseThrow());
        assertTrue(new Tariffs(List.of(SWISS)).of("49301234567", day).isEmpty());
        assertTrue(Tariffs.NONE.of("41791234567", day).isEmpty());
    }

    @Test
    void a_longer_prefix_counts_only_while_it_is_valid() {
        Tariff summer =
                new Tariff(9, "4179", "Sommer", days("2026-06-01", "2026-09-01"), new BigDecimal("0.01"), 60, 1);
        Tariffs tariffs = new Tariffs(List.of(SWISS, summer));
        assertEquals(
                summer, tariffs.of("41791234567", LocalDate.of(2026, 8, 31)).orElseThrow());
        assertEquals(SWISS, tariffs.of("41791234567", LocalDate.of(2026, 9, 1)).orElseThrow());
    }

    @Test
    void the_longest_prefix_is_the_one_that_a_search_through_all_finds() {
        ForAll.cases(500, dice -> {
            List<Tariff> all = List.of("", "4", "41", "417", "4179", "49", "491", "3").stream()
                    .filter(prefix -> dice.oneIn(2))
                    .map(prefix -> tariff(prefix.hashCode(), prefix, "0.10", 60, 1))
                    .toList();
            String number = dice.oneOf("41791", "4178", "42", "491", "3", "5", "");
            String expected = all.stream()
                    .map(Tariff::prefix)
                    .filter(number::startsWith)
                    .reduce((one, other) -> one.length() > other.length() ? one : other)
                    .orElse(null);
            String found = new Tariffs(dice.shuffled(all))
                    .of(number, LocalDate.of(2026, 1, 1))
                    .map(Tariff::prefix)
                    .orElse(null);
            assertEquals(expected, found);
        });
    }

    @Test
    void a_months_calls_make_one_line_that_is_rounded_once() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(SWISS, MOBILE, WORLD);
        ContractStory story = phone.and()
                .call(phone, "2026-10-01", 61, "41315550140")
                .call(phone, "2026-10-31", 10, "41315550140")
                .call(phone, "2026-10-15", 90, "41791234567")
                .call(phone, "2026-10-15", 90, "49301234567")
                .call(phone, "2026-10-15", 0, "49301234567");
        Line line = story.invoiceOf("2026-10").lines().get(0);
        // (121 × 0.07 + 90 × 0.2525 + 120 × 0.95) ÷ 60 = 2.41991…
        assertEquals(chf("2.42"), line.net());
        assertEquals("5", line.quantity().toPlainString());
        assertEquals(0, line.unitPrice().signum());
        assertEquals(days("2026-10-01", "2026-11-01"), line.period());
        assertEquals(LineKind.USAGE, line.kind());
        assertEquals(
                new UsageTally(days("2026-07-03", "2026-11-01"), 5, 0),
                story.invoiceOf("2026-10").usage());
        Derivation.Calls calls = (Derivation.Calls) Derivation.read(line.derivation());
        assertEquals(
                List.of("", "41", "4179"),
                calls.destinations().stream()
                        .map(Derivation.Destination::prefix)
                        .toList());
        Derivation.Destination swiss = calls.destinations().get(1);
        assertEquals(2, swiss.calls());
        assertEquals(121, swiss.seconds());
        assertEquals("0.07", swiss.perMinute().toPlainString());
    }

    @Test
    void the_local_start_day_decides_the_month() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(WORLD);
        ContractStory story = phone.and().call(phone, "2026-10-31", 60, "49").call(phone, "2026-11-01", 120, "49");
        assertEquals(chf("0.95"), story.invoiceOf("2026-10").lines().get(0).net());
        assertEquals(1, story.invoiceOf("2026-10").usage().billed());
    }

    @Test
    void late_calls_stand_on_a_line_of_their_own_period_up_to_ninety_days_back() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(WORLD);
        ContractStory story = phone.and()
                .call(phone, "2026-10-05", 60, "49")
                .call(phone, "2026-07-03", 120, "49")
                .call(phone, "2026-07-02", 180, "49");
        InvoiceDraft invoice = story.invoiceOf("2026-10");
        assertEquals(
                List.of(chf("1.90"), chf("0.95")),
                invoice.lines().stream().map(Line::net).toList());
        assertEquals(days("2026-07-01", "2026-08-01"), invoice.lines().get(0).period());
        assertEquals(2, invoice.usage().billed());
        assertEquals(1, invoice.usage().tooLate());
    }

    @Test
    void a_late_call_is_taxed_at_the_rate_of_its_day() {
        ServiceStory phone =
                contract().billedOnDay(15).service("Telefon").from("2020-01-01").perMinute(WORLD);
        ContractStory story = phone.and().call(phone, "2024-01-01", 60, "49").call(phone, "2023-12-31", 120, "49");
        List<Line> lines = story.invoiceOf("2024-01").lines();
        assertEquals("7.7", lines.get(0).vatRate().toPlainString());
        assertEquals(days("2023-12-15", "2024-01-01"), lines.get(0).period());
        assertEquals("8.1", lines.get(1).vatRate().toPlainString());
        assertEquals(days("2024-01-01", "2024-01-15"), lines.get(1).period());
    }

    @Test
    void calls_are_billed_even_where_the_service_has_ended_since() {
        ServiceStory phone = contract()
                .service("Telefon")
                .booked(1, "2020-01-01", "2026-09-15")
                .perMinute(WORLD);
        assertEquals(
                1,
                phone.and()
                        .call(phone, "2026-09-14", 60, "49")
                        .invoiceOf("2026-10")
                        .lines()
                        .size());
    }

    @Test
    void of_two_usage_charges_the_longer_prefix_wins_whatever_their_order() {
        ServiceStory one = contract()
                .service("Telefon")
                .from("2020-01-01")
                .perMinute(WORLD, MOBILE)
                .perMinute(SWISS);
        ServiceStory two = contract()
                .service("Telefon")
                .from("2020-01-01")
                .perMinute(SWISS)
                .perMinute(WORLD, MOBILE);
        for (ServiceStory phone : List.of(one, two)) {
            ContractStory story = phone.and().call(phone, "2026-10-05", 60, "41791234567");
            assertEquals(1, story.invoiceOf("2026-10").lines().size());
            assertEquals(chf("0.25"), story.invoiceOf("2026-10").lines().get(0).net());
        }
    }

    @Test
    void between_two_charges_with_the_same_prefix_the_code_decides_whatever_their_order() {
        ServiceStory phone = contract()
                .service("Telefon")
                .from("2020-01-01")
                .perMinute(WORLD)
                .perMinute(tariff(6, "", "9.99", 60, 60));
        ContractStory story = phone.and().call(phone, "2026-10-05", 60, "49");
        assertEquals(chf("0.95"), story.invoiceOf("2026-10").lines().get(0).net());
        assertEquals(
                chf("0.95"),
                phone.withChargesReversed()
                        .and()
                        .invoiceOf("2026-10")
                        .lines()
                        .get(0)
                        .net());
    }

    @Test
    void calls_of_two_services_are_kept_apart() {
        ServiceStory bern =
                contract().service("Telefon").at("Bern").from("2020-01-01").perMinute(WORLD);
        ServiceStory thun =
                bern.and().service("Telefon").at("Thun").from("2020-01-01").perMinute(WORLD);
        ContractStory story = bern.and().call(thun, "2026-10-05", 120, "49").call(bern, "2026-10-05", 60, "49");
        List<Line> lines = story.invoiceOf("2026-10").lines();
        assertEquals(List.of("Bern", "Thun"), lines.stream().map(Line::nodeName).toList());
        assertEquals(
                List.of(chf("0.95"), chf("1.90")), lines.stream().map(Line::net).toList());
    }

    @Test
    void a_number_without_a_tariff_parks_the_contract_with_the_number() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(SWISS);
        Outcome outcome =
                phone.and().call(phone, "2026-10-05", 60, "49301234567").ratedIn("2026-10");
        Outcome.Parked parked = assertInstanceOf(Outcome.Parked.class, outcome);
        assertEquals("parked.no-tariff", parked.cause());
        assertEquals(List.of("S-" + phone.id, "49301234567", "2026-10-05"), parked.arguments());
    }

    @Test
    void a_call_of_a_foreign_service_parks_the_contract() {
        ServiceStory foreign = contract().service("Telefon").from("2020-01-01").perMinute(WORLD);
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(WORLD);
        foreign.and().service("Zweites");
        ServiceStory other = foreign.and().service("Drittes");
        assertEquals(
                "parked.usage-of-unknown-service",
                phone.and().call(other, "2026-10-05", 60, "49").parkedIn("2026-10"));
    }

    @Test
    void calls_that_cost_nothing_make_no_invoice_and_wait() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(tariff(4, "", "0", 60, 1));
        ContractStory story = phone.and().call(phone, "2026-10-05", 60, "49");
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-10"));
    }

    @Test
    void an_amount_of_a_third_of_a_cent_is_rounded_with_the_others_not_alone() {
        ServiceStory phone = contract().service("Telefon").from("2020-01-01").perMinute(tariff(5, "", "0.20", 1, 1));
        ContractStory story = phone.and();
        for (int i = 0; i < 3; i++) {
            story.call(phone, "2026-10-05", 1, "49");
        }
        assertEquals(chf("0.01"), story.invoiceOf("2026-10").lines().get(0).net());
    }

    private static Tariff tariff(long id, String prefix, String perMinute, int first, int next) {
        return new Tariff(
                id, prefix, "Ziel " + prefix, days("2020-01-01", null), new BigDecimal(perMinute), first, next);
    }
}
