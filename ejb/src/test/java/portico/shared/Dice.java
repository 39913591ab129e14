package portico.shared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random dates, sums and choices for one case of a property. */
public final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Both included. */
    public int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    public boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** From 0.00 to 9999.99, often a usual price. */
    public BigDecimal price() {
        return oneIn(2)
                ? new BigDecimal(oneOf("99.00", "89.90", "129.00", "0.05"))
                : BigDecimal.valueOf(between(0, 999_999), 2);
    }

    /** In or around a leap year and a change of the tax rate. */
    public LocalDate day() {
        return LocalDate.of(2023, 10, 1).plusDays(between(0, 300));
    }

    public Month month() {
        return Month.containing(day());
    }

    public <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
