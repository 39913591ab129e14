package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.crash.Colleague.Change.give;
import static portico.crash.Colleague.Change.take;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import portico.delegation.RevokeMode;
import portico.matrix.Surfer;

/**
 * People of one customer on two servers with one database (C): what one of them changes holds for all at their next request,
 * wherever they are, and what several change at once is what they could have changed one after the other.
 */
interface RightsOnTwo {
    String KIM = "kim@aarebogen.example";
    String LOU = "lou@aarebogen.example";
    String INVOICES = "/billing/invoices";
    String USERS = "/access/users";
    int ROUNDS = 6;

    Scene scene();

    @Test
    default void a_change_on_one_server_is_effective_at_the_very_next_request_on_the_other() throws Exception {
        Company company = new Company(scene());
        company.enters(KIM);
        Colleague regula = company.signIn(Company.COMMERCIAL_CONTACT, scene().first());
        Colleague kim = company.signIn(KIM, scene().second());
        for (int round = 0; round < ROUNDS; round++) {
            regula.change(give(kim, INVOICING), give(kim, SLA));
            assertEquals(200, kim.status(INVOICES));
            regula.change(take(kim, INVOICING));
            HttpResponse<byte[]> refused = kim.open(INVOICES);
            assertEquals(403, refused.statusCode());
            assertTrue(Surfer.text(refused).contains("Invoicing&amp;Billing"), "it says which right is missing");
            assertTrue(Surfer.text(refused).contains("Regula Ammann"), "and who can grant it");
        }
        regula.change(give(kim, INVOICING));
        assertEquals(200, kim.status(INVOICES));
        regula.withdraw(kim);
        HttpResponse<byte[]> out = kim.open(INVOICES);
        assertEquals(302, out.statusCode());
        assertTrue(out.headers().firstValue("Location").orElse("").contains("to="), out.headers()::toString);
        assertThrowsUp(() -> company.signIn(KIM, scene().second()));
    }

    @Test
    default void of_two_administrators_who_revoke_each_other_on_two_servers_one_stays() throws Exception {
        Company company = new Company(scene());
        company.enters(KIM);
        company.enters(LOU);
        Colleague regula = company.signIn(Company.COMMERCIAL_CONTACT, scene().first());
        Colleague kim = company.signIn(KIM, scene().first());
        Colleague lou = company.signIn(LOU, scene().second());
        regula.change(give(kim, SLA), give(lou, SLA));
        for (int round = 0; round < ROUNDS; round++) {
            regula.change(give(kim, PORTAL_ADMIN), give(lou, PORTAL_ADMIN));
            List<Boolean> done = atOnce(
                    kim.rights(RevokeMode.CASCADE, take(lou, PORTAL_ADMIN)),
                    lou.rights(RevokeMode.CASCADE, take(kim, PORTAL_ADMIN)));
            assertNotEquals(done.get(0), done.get(1), "one was done, the other refused");
            assertEquals(done.get(0), company.holds(KIM, PORTAL_ADMIN));
            assertEquals(done.get(1), company.holds(LOU, PORTAL_ADMIN));
            assertEquals(done.get(0) ? 200 : 403, kim.status(USERS));
            assertEquals(done.get(1) ? 200 : 403, lou.status(USERS));
        }
    }

    @Test
    default void what_is_granted_while_its_grantor_is_revoked_elsewhere_is_refused_or_shares_his_fate()
            throws Exception {
        Company company = new Company(scene());
        company.enters(KIM);
        company.enters(LOU);
        Colleague regula = company.signIn(Company.COMMERCIAL_CONTACT, scene().second());
        Colleague kim = company.signIn(KIM, scene().first());
        Colleague lou = company.signIn(LOU, scene().second());
        regula.change(give(kim, INVOICING), give(kim, PORTAL_ADMIN), give(lou, SLA));
        for (int round = 0; round < ROUNDS; round++) {
            RevokeMode mode = round % 2 == 0 ? RevokeMode.CASCADE : RevokeMode.TAKE_OVER;
            List<Boolean> done = atOnce(
                    kim.rights(RevokeMode.CASCADE, give(lou, INVOICING)), regula.rights(mode, take(kim, PORTAL_ADMIN)));
            assertTrue(done.get(1), "the contract's contact is not hindered");
            boolean takenOver = done.get(0) && mode == RevokeMode.TAKE_OVER;
            assertEquals(takenOver, company.holds(LOU, INVOICING));
            assertEquals(takenOver ? 200 : 403, lou.status(INVOICES));
            if (takenOver) {
                regula.change(take(lou, INVOICING));
            }
            regula.change(give(kim, PORTAL_ADMIN));
            assertFalse(company.holds(LOU, INVOICING), "nothing wakes up again with the grantor");
            assertEquals(403, lou.status(INVOICES));
        }
    }

    @Test
    default void pages_during_a_change_show_what_was_before_or_what_is_after_and_never_go_back() throws Exception {
        Company company = new Company(scene());
        company.enters(KIM);
        Colleague regula = company.signIn(Company.COMMERCIAL_CONTACT, scene().first());
        Onlookers onlookers = new Onlookers(company, List.of(scene().first(), scene().second()));
        Colleague kim = onlookers.first();
        regula.change(give(kim, SLA));
        for (int round = 0; round < 2; round++) {
            onlookers.look(SLA, INVOICING, regula.rights(RevokeMode.CASCADE, take(kim, SLA), give(kim, INVOICING)));
            onlookers.look(INVOICING, SLA, regula.rights(RevokeMode.CASCADE, take(kim, INVOICING), give(kim, SLA)));
        }
    }

    /** Whether each was done. What was not done was refused in words. */
    private static List<Boolean> atOnce(Colleague.Open... pages) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(pages.length);
        CyclicBarrier start = new CyclicBarrier(pages.length);
        try {
            List<Future<HttpResponse<byte[]>>> pressed = new ArrayList<>();
            for (Colleague.Open page : pages) {
                pressed.add(people.submit(() -> {
                    start.await();
                    return page.press();
                }));
            }
            List<Boolean> done = new ArrayList<>();
            for (Future<HttpResponse<byte[]>> one : pressed) {
                HttpResponse<byte[]> answer = one.get();
                done.add(answer.statusCode() == 302);
                assertTrue(
                        answer.statusCode() == 302
                                || answer.statusCode() == 403
                                || answer.statusCode() == 200
                                        && Surfer.text(answer).contains("pt-problems"),
                        () -> answer.statusCode() + " " + Surfer.text(answer));
            }
            return done;
        } finally {
            people.shutdown();
        }
    }

    private static void assertThrowsUp(Callable<?> signingIn) throws Exception {
        try {
            signingIn.call();
        } catch (AssertionError refused) {
            return;
        }
        throw new AssertionError("who was shut out signs in again");
    }
}
