package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.rating.ContractStory.chf;
import static portico.rating.ContractStory.days;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.rating.UnchangedPrice.Part;
import portico.shared.Currency;
import portico.shared.ForAll;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;

class ProrationTest {

    @ParameterizedTest
    @CsvSource({
        "99.00, 2026-01, 12, 38.32",
        "89.00, 2026-02, 10, 31.79",
        "129.00, 2026-02, 18, 82.93",
        "189.00, 2026-10, 20, 121.94",
        "99.00, 2026-01, 31, 99.00",
        "99.00, 2026-01, 0, 0.00",
        "290.00, 2024-02, 1, 10.00",
        "280.00, 2026-02, 1, 10.00",
        "-99.00, 2026-01, 12, -38.32",
        "0.31, 2026-01, 1, 0.01",
        "0.15, 2026-01, 1, 0.00",
        "0.155, 2026-01, 1, 0.01",
    })
    void days_of_a_month_cost_their_share_rounded_to_the_cent(String price, String month, int days, String net) {
        Period full = Month.parse(month).period();
        assertEquals(chf(net), new Proration(new BigDecimal(price), full, Currency.CHF).over(days));
    }

    @Test
    void the_share_is_of_the_full_billing_period_also_where_that_crosses_months() {
        Period full = days("2026-01-15", "2026-02-15");
        assertEquals(chf("10.00"), new Proration(new BigDecimal("31.00"), full, Currency.CHF).over(10));
    }

    @Test
    void the_last_part_is_what_remains_so_that_100_francs_stay_100_francs() {
        assertEquals(List.of(chf("32.26"), chf("32.26"), chf("35.48")), parts("100.00", 1, "2026-01", 10, 10, 11));
        assertEquals(List.of(chf("64.52"), chf("64.52"), chf("70.96")), parts("100.00", 2, "2026-01", 10, 10, 11));
        assertEquals(List.of(chf("100.00")), parts("100.00", 1, "2026-01", 31));
    }

    @Test
    void three_months_across_the_change_of_the_tax_rate_are_split_by_days() {
        Period full = days("2023-12-01", "2024-03-01");
        List<Derivation> split = new UnchangedPrice(new BigDecimal("300.00"), 1)
                .split(List.of(new Part(31, 1), new Part(60, 1)), full, Currency.CHF);
        assertEquals(
                List.of(chf("102.20"), chf("197.80")),
                split.stream().map(Derivation::net).toList());
        assertEquals(
                new Derivation.Rest(
                        new BigDecimal("300.00"), 1, 60, full, 1, chf("300.00"), chf("102.20"), chf("197.80")),
                split.get(1));
    }

    @Test
    void whatever_the_cuts_the_parts_add_up_to_the_whole() {
        ForAll.cases(2000, dice -> {
            Period full = dice.month().period();
            BigDecimal price = dice.price();
            int quantity = dice.between(1, 30);
            List<Part> parts = IntStream.range(0, dice.between(1, 6))
                    .mapToObj(i -> new Part(dice.between(1, 5), i))
                    .toList();
            long days = parts.stream().mapToLong(Part::days).sum();
            Money sum = new UnchangedPrice(price, quantity)
                    .split(parts, full, Currency.CHF).stream()
                            .map(Derivation::net)
                            .reduce(chf("0"), Money::plus);
            BigDecimal whole = price.multiply(BigDecimal.valueOf(quantity));
            assertEquals(new Proration(whole, full, Currency.CHF).over(days), sum);
        });
    }

    @Test
    void rounding_never_costs_more_than_half_a_cent_and_more_days_never_cost_less() {
        ForAll.cases(2000, dice -> {
            Period full = dice.month().period();
            Proration proration = new Proration(dice.price(), full, Currency.CHF);
            int days = dice.between(0, (int) full.days() - 1);
            BigDecimal exactTimesDays = proration.price().multiply(BigDecimal.valueOf(days));
            BigDecimal chargedTimesDays = proration.over(days).amount().multiply(BigDecimal.valueOf(full.days()));
            BigDecimal limit = new BigDecimal("0.005").multiply(BigDecimal.valueOf(full.days()));
            assertTrue(exactTimesDays.subtract(chargedTimesDays).abs().compareTo(limit) <= 0);
            assertTrue(proration.over(days).compareTo(proration.over(days + 1)) <= 0);
        });
    }

    private static List<Money> parts(String price, int quantity, String month, int... days) {
        List<Part> parts =
                IntStream.of(days).mapToObj(some -> new Part(some, 1)).toList();
        return new UnchangedPrice(new BigDecimal(price), quantity)
                .split(parts, Month.parse(month).period(), Currency.CHF).stream()
                        .map(Derivation::net)
                        .toList();
    }
}
