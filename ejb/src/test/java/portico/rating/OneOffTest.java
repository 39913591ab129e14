package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.contract;
import static portico.rating.ContractStory.days;

import org.junit.jupiter.api.Test;
import portico.rating.InvoiceDraft.Line;

class OneOffTest {

    @Test
    void it_is_due_once_in_the_month_in_which_the_service_starts_and_never_for_part_of_it() {
        ContractStory story = contract()
                .service("Internet")
                .booked(3, "2026-01-20", null)
                .once("150.00")
                .and();
        Line line = story.invoiceOf("2026-01").lines().get(0);
        assertEquals(chf("450.00"), line.net());
        assertEquals(days("2026-01-20", "2026-01-21"), line.period());
        assertEquals("3", line.quantity().toPlainString());
        assertEquals("150.00", line.unitPrice().toPlainString());
        assertEquals(LineKind.ONE_OFF, line.kind());
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-02"));
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2025-12"));
    }

    @Test
    void a_service_that_is_resumed_does_not_start_again() {
        ContractStory story = contract()
                .service("Internet")
                .booked(1, "2026-02-01", null)
                .booked(1, "2025-12-01", "2026-01-01")
                .once("150.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-02"));
        assertEquals(1, story.invoiceOf("2025-12").lines().size());
    }

    @Test
    void it_starts_on_its_first_active_day_and_not_before_its_contract() {
        ContractStory suspendedFirst = contract()
                .service("Internet")
                .suspended("2026-01-01", "2026-02-10")
                .booked(1, "2026-02-10", null)
                .once("150.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, suspendedFirst.ratedIn("2026-01"));
        assertEquals(
                chf("150.00"),
                suspendedFirst.invoiceOf("2026-02").lines().get(0).net());
        ContractStory contractLater = contract()
                .running("2026-03-05", null)
                .service("Internet")
                .from("2026-01-01")
                .once("150.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, contractLater.ratedIn("2026-01"));
        assertEquals(
                days("2026-03-05", "2026-03-06"),
                contractLater.invoiceOf("2026-03").lines().get(0).period());
    }

    @Test
    void with_billing_day_15_a_start_on_the_15th_belongs_to_the_next_months_invoice() {
        ContractStory story = contract()
                .billedOnDay(15)
                .service("Internet")
                .from("2026-01-15")
                .once("150.00")
                .and();
        assertInstanceOf(Outcome.NothingToBill.class, story.ratedIn("2026-01"));
        assertEquals(1, story.invoiceOf("2026-02").lines().size());
    }

    @Test
    void it_is_taxed_at_the_rate_of_its_day() {
        ContractStory story =
                contract().service("Internet").from("2023-12-31").once("150.00").and();
        assertEquals("7.7", story.invoiceOf("2023-12").lines().get(0).vatRate().toPlainString());
    }
}
