package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void only_so_many_work_at_once_and_all_get_their_turn() throws InterruptedException {
        Turns turns = new Turns(2);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        var people = Stream.generate(() -> new Thread(() -> turns.take(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    pause();
                    inside.decrementAndGet();
                    return done.incrementAndGet() > 0;
                })))
                .limit(12)
                .toList();
        people.forEach(Thread::start);
        for (Thread person : people) {
            person.join();
        }
        assertEquals(2, most.get());
        assertEquals(12, done.get());
    }

    @Test
    void who_fails_gives_his_turn_back() {
        Turns turns = new Turns(1);
        assertThrows(
                IllegalStateException.class,
                () -> turns.take(() -> {
                    throw new IllegalStateException();
                }));
        assertTrue(turns.take(() -> true));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
