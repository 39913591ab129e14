package portico.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryRuleTest {

    @Test
    void a_mail_that_did_not_leave_is_tried_again_later_and_later() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), RetryRule.pauseAfter(1));
        assertEquals(Optional.of(Duration.ofSeconds(60)), RetryRule.pauseAfter(2));
        assertEquals(Optional.of(Duration.ofHours(6)), RetryRule.pauseAfter(12));
        assertEquals(Optional.of(Duration.ofHours(6)), RetryRule.pauseAfter(27));
    }

    @Test
    void it_is_given_up_after_about_five_days() {
        assertTrue(RetryRule.pauseAfter(28).isEmpty());
        Duration all = IntStream.range(1, 28)
                .mapToObj(attempt -> RetryRule.pauseAfter(attempt).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.compareTo(Duration.ofDays(4)) > 0 && all.compareTo(Duration.ofDays(6)) < 0, all.toString());
    }
}
