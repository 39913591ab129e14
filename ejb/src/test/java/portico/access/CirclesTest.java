package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import portico.delegation.Facts;

/** What was read of a node for one part of a page is not asked again for another, unless that wants more. */
class CirclesTest {
    private final Circles circles = new Circles();
    private final AtomicInteger asked = new AtomicInteger();

    private void read(long node, UUID person, Long... also) {
        circles.of(node, person, List.of(also), () -> {
            asked.incrementAndGet();
            Facts facts = new Facts.Collector().facts();
            return new Circle(Set.of(), Set.of(), null, true, Set.of(also), new Reading(0, Instant.EPOCH, facts));
        });
    }

    private void assertAsked(int times) {
        assertEquals(times, asked.get());
    }

    @Test
    void the_same_is_asked_once() {
        read(1, null, 7L, 8L);
        read(1, null, 8L);
        read(1, null);
        assertAsked(1);
    }

    @Test
    void another_node_and_another_person_are_other_questions() {
        UUID kim = UUID.randomUUID();
        read(1, null, 7L);
        read(2, null, 7L);
        assertAsked(2);
        read(1, kim, 7L);
        read(1, kim, 7L);
        read(1, null, 7L);
        assertAsked(3);
        read(1, UUID.randomUUID(), 7L);
        assertAsked(4);
    }

    @Test
    void who_was_not_among_them_is_asked_for() {
        read(1, null, 7L);
        read(1, null, 7L, 9L);
        read(1, null, 9L);
        assertAsked(2);
    }
}
