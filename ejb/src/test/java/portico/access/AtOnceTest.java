package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.access.BookTown.enter;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import portico.delegation.RevokeMode;
import portico.guard.AccountId;
import portico.guard.Contexts;
import portico.shared.Refusal;
import portico.shared.TestDatabase;

/** Several who change rights at once: nothing comes of it that they could not have done one after the other. */
class AtOnceTest {
    private static final int ROUNDS = 15;

    private final BookTown town = new BookTown();
    private final long regula = town.commercial(town.customer);

    @Test
    void of_two_administrators_who_revoke_each_other_at_once_one_stays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long kim = town.person();
            long lou = town.person();
            for (long person : List.of(kim, lou)) {
                town.give(regula, person, PORTAL_ADMIN, town.customer, null);
                town.give(regula, person, SLA, town.customer, null);
            }
            List<String> outcomes =
                    atOnce(() -> change(kim, lou, PORTAL_ADMIN, false), () -> change(lou, kim, PORTAL_ADMIN, false));
            boolean kims = holds(kim, PORTAL_ADMIN);
            assertTrue(kims ^ holds(lou, PORTAL_ADMIN), "exactly one stays: " + outcomes);
            assertEquals(1, outcomes.stream().filter(String::isEmpty).count(), outcomes.toString());
        }
    }

    @Test
    void what_is_granted_while_its_grantor_is_revoked_is_refused_or_goes_with_him() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long kim = town.person();
            long lou = town.person();
            town.give(regula, kim, PORTAL_ADMIN, town.customer, null);
            town.give(regula, kim, SLA, town.customer, null);
            atOnce(() -> change(kim, lou, SLA, true), () -> change(regula, kim, PORTAL_ADMIN, false));
            assertFalse(holds(lou, SLA));
            town.give(regula, kim, PORTAL_ADMIN, town.customer, null);
            assertFalse(holds(lou, SLA), "it does not wake up again");
        }
    }

    @Test
    void a_hundred_requests_during_a_change_see_what_was_before_or_what_is_after() throws Exception {
        long kim = town.person();
        long first = town.give(regula, kim, SLA, town.customer, null).get(0);
        Fixpoint fixpoint = new Fixpoint();
        fixpoint.portal = TestDatabase.portal();
        fixpoint.memory = new Memory();
        String before = Contexts.of(
                fixpoint.standing(new AccountId(kim), Optional.empty()).rights(), kim);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> seen = new ArrayList<>();
            String after;
            try (Connection app = enter(regula)) {
                Book book = book(app);
                book.open();
                book.revoke(List.of(first), RevokeMode.CASCADE, null);
                for (int i = 0; i < 50; i++) {
                    seen.add(threads.submit(() -> Contexts.of(
                            fixpoint.standing(new AccountId(kim), Optional.empty())
                                    .rights(),
                            kim)));
                }
                book.give(List.of(INVOICING), town.customer, kim, false, null, null, null);
                for (int i = 0; i < 50; i++) {
                    seen.add(threads.submit(() -> Contexts.of(
                            fixpoint.standing(new AccountId(kim), Optional.empty())
                                    .rights(),
                            kim)));
                }
                app.commit();
                after = Contexts.of(
                        fixpoint.standing(new AccountId(kim), Optional.empty()).rights(), kim);
            }
            assertTrue(after.contains("billing=" + town.customer), "a change is effective on the next request");
            assertFalse(before.equals(after));
            for (Future<String> one : seen) {
                assertTrue(Set.of(before, after).contains(one.get()), one.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** As the door does it. @return the key of the refusal, 42501 where the database refused, empty where it was done */
    private String change(long by, long person, String right, boolean give) throws SQLException {
        try (Connection app = enter(by)) {
            Book book = book(app);
            book.open();
            Reading reading = book.now(List.of(by, person, regula), true, town.customer);
            Wish wish = Wish.of(
                    Sight.of(reading, by, town.customer),
                    List.of(new Wish.Tick(person, right, give)),
                    null,
                    RevokeMode.CASCADE);
            wish.gives()
                    .forEach(grant ->
                            book.give(List.of(grant.right()), grant.node(), grant.grantee(), false, null, null, null));
            if (!wish.rehearsal().revoked().isEmpty()) {
                book.revoke(wish.rehearsal().revoked(), RevokeMode.CASCADE, null);
            }
            app.commit();
            return "";
        } catch (Refusal refusal) {
            return refusal.key();
        }
    }

    private boolean holds(long person, String right) throws SQLException {
        return town.sql(null).contains(person + " " + right + "@" + town.customer);
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        CyclicBarrier start = new CyclicBarrier(works.length);
        try {
            List<Future<String>> outcomes = new ArrayList<>();
            for (Callable<String> work : works) {
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> outcome : outcomes) {
                texts.add(outcome.get());
            }
            return texts;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The book over one connection, as a transaction of the server gives the same one again and again. */
    private static Book book(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                AtOnceTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        Book book = new Book();
        book.portal = (DataSource) Proxy.newProxyInstance(
                AtOnceTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> open);
        return book;
    }
}
