package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import portico.guard.AccountId;
import portico.guard.Rights;

/** What a server remembers between two requests, and when it asks again. */
class KnownTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Rights NOTHING = new Rights.Collector().rights();

    @Test
    void it_is_true_until_somebody_changes_something() {
        Known known = new Known(NOTHING, List.of(1L), 7, null);
        assertTrue(known.isTrue(7, NOON));
        assertFalse(known.isTrue(8, NOON));
    }

    @Test
    void it_is_true_until_something_begins_or_ends_by_itself() {
        Known known = new Known(NOTHING, List.of(1L), 7, NOON);
        assertTrue(known.isTrue(7, NOON.minusNanos(1)));
        assertFalse(known.isTrue(7, NOON));
    }

    @Test
    void who_came_long_ago_is_forgotten_first() {
        Memory memory = new Memory();
        Known known = new Known(NOTHING, List.of(), 0, null);
        for (long account = 1; account <= 20_000; account++) {
            memory.keep(new AccountId(account), known);
        }
        assertEquals(Optional.of(known), memory.of(new AccountId(1)));
        memory.keep(new AccountId(20_001), known);
        assertEquals(Optional.of(known), memory.of(new AccountId(1)), "he came just now");
        assertEquals(Optional.empty(), memory.of(new AccountId(2)));
    }
}
