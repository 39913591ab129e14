package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleRuleTest {

    @Test
    void the_first_few_mistakes_cost_nothing() {
        assertEquals(Duration.ZERO, ThrottleRule.ACCOUNT.pauseAfter(4));
        assertEquals(Duration.ZERO, ThrottleRule.ADDRESS.pauseAfter(49));
    }

    @Test
    void then_the_pause_doubles_up_to_an_hour() {
        assertEquals(Duration.ofMinutes(1), ThrottleRule.ACCOUNT.pauseAfter(5));
        assertEquals(Duration.ofMinutes(2), ThrottleRule.ACCOUNT.pauseAfter(6));
        assertEquals(Duration.ofMinutes(32), ThrottleRule.ACCOUNT.pauseAfter(10));
        assertEquals(Duration.ofMinutes(60), ThrottleRule.ACCOUNT.pauseAfter(11));
        assertEquals(Duration.ofMinutes(60), ThrottleRule.ACCOUNT.pauseAfter(1_000_000));
    }

    @Test
    void the_database_reads_the_same_pauses() {
        Integer[] pauses = ThrottleRule.ACCOUNT.pauses();
        for (int failures = 1; failures <= 20; failures++) {
            int read = pauses[Math.min(failures, pauses.length) - 1];
            assertEquals(ThrottleRule.ACCOUNT.pauseAfter(failures), Duration.ofSeconds(read), failures + " failures");
        }
    }
}
