package portico.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** How often one may ask within a day (H9). */
class DailyTest {
    @Test
    void after_the_last_time_one_waits_until_tomorrow() {
        assertArrayEquals(new Integer[] {0, 0, 86400}, new Daily(3).pauses());
        assertArrayEquals(new Integer[] {86400}, new Daily(1).pauses());
    }
}
