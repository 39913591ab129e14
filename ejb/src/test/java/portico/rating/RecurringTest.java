package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.contract;
import static portico.rating.ContractStory.days;

import java.util.List;
import org.junit.jupiter.api.Test;
import portico.rating.ContractStory.ServiceStory;
import portico.rating.InvoiceDraft.Line;
import portico.shared.Money;

class RecurringTest {

    @Test
    void a_full_month_costs_its_price() {
        Line line = only(
                contract()
                        .service("Internet")
                        .from("2026-01-01")
                        .monthly("99.00")
                        .and(),
                "2026-10");
        assertEquals(chf("99.00"), line.net());
        assertEquals(days("2026-10-01", "2026-11-01"), line.period());
        assertEquals("1", line.quantity().toPlainString());
        assertEquals("99.00", line.unitPrice().toPlainString());
        assertEquals("8.1", line.vatRate().toPlainString());
        assertEquals(VatCategory.STANDARD, line.category());
        assertEquals("Internet, Gebühr", line.text());
        assertEquals("Bern", line.nodeName());
        assertEquals(50L, line.nodeId());
        assertEquals(LineKind.RECURRING, line.kind());
    }

    @Test
    void a_service_that_starts_on_20_January_costs_12_of_31_days() {
        Line line = only(
                contract()
                        .service("Internet")
                        .from("2026-01-20")
                        .monthly("99.00")
                        .and(),
                "2026-01");
        assertEquals(chf("38.32"), line.net());
        assertEquals(days("2026-01-20", "2026-02-01"), line.period());
    }

    @Test
    void a_price_change_on_11_February_makes_two_lines() {
        ServiceStory service = contract().service("Internet").from("2025-01-01");
        service.monthly(
                true,
                service.version("89.00", "2020-01-01", "2026-02-11"),
                service.version("129.00", "2026-02-11", null));
        assertEquals(List.of(chf("31.79"), chf("82.93")), nets(service.and(), "2026-02"));
        assertEquals(List.of(chf("89.00")), nets(service.and(), "2026-01"));
        assertEquals(List.of(chf("129.00")), nets(service.and(), "2026-03"));
    }

    @Test
    void a_new_price_ends_the_old_one_even_where_nobody_said_so() {
        ServiceStory service = contract().service("Internet").from("2025-01-01");
        service.monthly(
                true, service.version("129.00", "2026-02-11", null), service.version("89.00", "2020-01-01", null));
        assertEquals(List.of(chf("31.79"), chf("82.93")), nets(service.and(), "2026-02"));
    }

    @Test
    void a_new_version_at_the_same_price_changes_nothing() {
        ServiceStory service = contract().service("Internet").from("2025-01-01");
        service.monthly(
                true,
                service.version("89.00", "2020-01-01", "2026-02-11"),
                service.version("89.000000", "2026-02-11", null));
        assertEquals(List.of(chf("89.00")), nets(service.and(), "2026-02"));
    }

    @Test
    void the_services_own_price_goes_before_the_list_as_long_as_it_is_valid() {
        ServiceStory service = contract().service("Internet").from("2025-01-01").monthly("89.00");
        service.own(service.version("62.00", "2026-01-01", "2026-01-11"));
        assertEquals(List.of(chf("20.00"), chf("60.29")), nets(service.and(), "2026-01"));
        assertEquals(List.of(chf("89.00")), nets(service.and(), "2026-02"));
    }

    @Test
    void more_of_it_from_the_middle_of_the_month_is_a_second_line() {
        ContractStory story = contract()
                .service("Telefon")
                .booked(2, "2025-01-01", "2026-01-11")
                .booked(5, "2026-01-11", null)
                .monthly("31.00")
                .and();
        List<Line> lines = story.invoiceOf("2026-01").lines();
        assertEquals(List.of(chf("20.00"), chf("105.00")), nets(story, "2026-01"));
        assertEquals("5", lines.get(1).quantity().toPlainString());
        assertEquals("31.00", lines.get(1).unitPrice().toPlainString());
    }

    @Test
    void suspended_days_are_free_and_the_days_around_them_add_up() {
        ContractStory story = contract()
                .service("Internet")
                .booked(1, "2025-01-01", "2026-01-11")
                .suspended("2026-01-11", "2026-01-21")
                .booked(1, "2026-01-21", null)
                .monthly("100.00")
                .and();
        assertEquals(List.of(chf("32.26"), chf("35.48")), nets(story, "2026-01"));
        List<Line> lines = story.invoiceOf("2026-01").lines();
        assertEquals(days("2026-01-01", "2026-01-11"), lines.get(0).period());
        assertEquals(days("2026-01-21", "2026-02-01"), lines.get(1).period());
    }

    @Test
    void a_service_suspended_all_month_costs_nothing() {
        ContractStory story = contract()
                .service("Internet")
                .suspended("2025-01-01", null)
                .monthly("100.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-01"));
    }

    @Test
    void same_day_start_and_end_gives_no_line() {
        ContractStory story = contract()
                .service("Internet")
                .booked(1, "2026-01-10", "2026-01-10")
                .monthly("100.00")
                .once("50.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-01"));
    }

    @Test
    void days_before_and_after_the_contract_are_not_charged() {
        ContractStory story = contract()
                .running("2026-01-11", "2026-03-02")
                .service("Internet")
                .from("2020-01-01")
                .monthly("62.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2025-12"));
        assertEquals(List.of(chf("42.00")), nets(story, "2026-01"));
        assertEquals(List.of(chf("62.00")), nets(story, "2026-02"));
        assertEquals(List.of(chf("2.00")), nets(story, "2026-03"));
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-04"));
    }

    @Test
    void the_change_of_the_tax_rate_splits_the_period_that_it_falls_into() {
        ContractStory story = contract()
                .billedOnDay(15)
                .service("Internet")
                .from("2023-01-01")
                .monthly("310.00")
                .and();
        List<Line> lines = story.invoiceOf("2023-12").lines();
        assertEquals(
                List.of(chf("170.00"), chf("140.00")),
                lines.stream().map(Line::net).toList());
        assertEquals("7.7", lines.get(0).vatRate().toPlainString());
        assertEquals("8.1", lines.get(1).vatRate().toPlainString());
        assertEquals(days("2024-01-01", "2024-01-15"), lines.get(1).period());
    }

    @Test
    void the_period_of_supply_decides_the_rate_not_the_date_of_the_invoice() {
        ContractStory story = contract()
                .service("Internet")
                .from("2023-01-01")
                .monthly("100.00")
                .and();
        assertEquals("7.7", only(story, "2023-12").vatRate().toPlainString());
        assertEquals("8.1", only(story, "2024-01").vatRate().toPlainString());
    }

    @Test
    void a_leap_day_is_a_day() {
        ContractStory story = contract()
                .service("Internet")
                .from("2024-02-29")
                .monthly("290.00")
                .and();
        assertEquals(chf("10.00"), only(story, "2024-02").net());
    }

    @Test
    void in_arrears_with_billing_day_15_october_bills_from_mid_september() {
        ContractStory story = contract()
                .billedOnDay(15)
                .service("Internet")
                .from("2026-09-30")
                .monthlyInArrears("60.00")
                .and();
        Line line = only(story, "2026-10");
        assertEquals(days("2026-09-30", "2026-10-15"), line.period());
        assertEquals(chf("30.00"), line.net());
    }

    @Test
    void a_day_without_a_price_parks_the_contract() {
        ServiceStory service = contract().service("Internet").from("2025-01-01");
        service.monthly(true, service.version("89.00", "2020-01-01", "2026-02-28"));
        Outcome.Parked parked = (Outcome.Parked) service.and().ratedIn("2026-02");
        assertEquals("parked.no-price", parked.cause());
        assertEquals("2026-02-28", parked.arguments().get(2));
        assertEquals(List.of(chf("89.00")), nets(service.and(), "2026-01"));
    }

    @Test
    void a_missing_price_hurts_nobody_while_the_service_is_suspended() {
        ServiceStory service = contract()
                .service("Internet")
                .booked(1, "2025-01-01", "2026-02-15")
                .suspended("2026-02-15", null);
        service.monthly(true, service.version("56.00", "2020-01-01", "2026-02-20"));
        assertEquals(List.of(chf("28.00")), nets(service.and(), "2026-02"));
    }

    @Test
    void a_day_without_a_tax_rate_parks_the_contract() {
        ContractStory story = contract()
                .running("2000-01-01", null)
                .service("Internet")
                .from("2000-01-01")
                .taxed(VatCategory.REDUCED, "10.00")
                .and();
        ServiceStory service =
                contract().running("2000-01-01", null).service("Internet").from("2000-01-01");
        service.monthly(true, service.version("10.00", "2000-01-01", null));
        assertEquals("parked.no-vat-rate", service.and().parkedIn("2010-12"));
        assertEquals("2.6", only(story, "2026-01").vatRate().toPlainString());
    }

    private static Line only(ContractStory story, String month) {
        List<Line> lines = story.invoiceOf(month).lines();
        assertEquals(1, lines.size());
        return lines.get(0);
    }

    private static List<Money> nets(ContractStory story, String month) {
        return story.invoiceOf(month).lines().stream().map(Line::net).toList();
    }
}
