package portico.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import portico.matrix.Surfer;

/**
 * Sessions on two servers that read pages while somebody changes what one person holds: the person reads her own rights, her
 * administrator the matrix. Each answer must be of one moment, and none of an earlier one than an answer that was there before
 * it was asked for, on whichever server.
 */
final class Onlookers {
    private static final Pattern HELD = Pattern.compile("<section[^>]*id=\"held\".*?</section>", Pattern.DOTALL);
    private static final int SESSIONS = 5;
    private static final int TURNS = 10;

    private final List<Look> looks = new ArrayList<>();
    private final Colleague first;

    /** A session, and how its page shows whether the person holds a right. */
    private record Look(Colleague session, String page, Told told) {}

    private interface Told {
        boolean holds(String page, String right);
    }

    /** An answer, and when it was asked for and was there. */
    private record Seen(long asked, long there, boolean after) {}

    Onlookers(Company company, List<Node> nodes) throws IOException, InterruptedException {
        for (Node node : nodes) {
            for (int i = 0; i < SESSIONS - 1; i++) {
                looks.add(new Look(company.signIn(RightsOnTwo.KIM, node), "/access/my-rights", Onlookers::ownRights));
            }
            looks.add(new Look(
                    company.signIn(Company.COMMERCIAL_CONTACT, node),
                    RightsOnTwo.USERS,
                    (page, right) -> ticked(page, right)));
        }
        first = looks.get(0).session();
    }

    /** The person whose rights are looked at. */
    Colleague first() {
        return first;
    }

    /** A hundred pages are read while one right goes and another comes. */
    void look(String before, String after, Colleague.Open change) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(looks.size() + 1);
        CountDownLatch amidst = new CountDownLatch(TURNS * looks.size() / 4);
        List<Future<List<Seen>>> reading = new ArrayList<>();
        List<Seen> all = new ArrayList<>();
        Seen changed;
        try {
            for (Look look : looks) {
                reading.add(people.submit(() -> turns(look, before, after, amidst)));
            }
            amidst.await();
            long asked = System.nanoTime();
            HttpResponse<byte[]> done = change.press();
            assertEquals(302, done.statusCode(), () -> Surfer.text(done));
            changed = new Seen(asked, System.nanoTime(), true);
            for (Future<List<Seen>> one : reading) {
                all.addAll(one.get());
            }
        } finally {
            people.shutdown();
        }
        for (Seen seen : all) {
            assertTrue(seen.after() || seen.asked() < changed.there(), "the change was done, and is not seen");
            assertTrue(!seen.after() || seen.there() > changed.asked(), "seen before it was asked for");
            for (Seen earlier : all) {
                assertTrue(
                        seen.after() || !earlier.after() || earlier.there() > seen.asked(),
                        "somebody saw what is after, and somebody later what was before");
            }
        }
        long fresh = all.stream().filter(Seen::after).count();
        long during = all.stream()
                .filter(seen -> seen.asked() < changed.there() && seen.there() > changed.asked())
                .count();
        System.out.println("RIGHTS pages=" + all.size() + " during=" + during + " after=" + fresh);
        assertTrue(during > 0 && fresh > 0 && fresh < all.size(), "the change fell into the reading");
    }

    private static List<Seen> turns(Look look, String before, String after, CountDownLatch amidst) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            long asked = System.nanoTime();
            HttpResponse<byte[]> answer = look.session().open(look.page());
            long there = System.nanoTime();
            String page = Surfer.text(answer);
            assertEquals(200, answer.statusCode(), page);
            boolean isAfter = look.told().holds(page, after);
            assertEquals(!isAfter, look.told().holds(page, before), "half before, half after: " + page);
            seen.add(new Seen(asked, there, isAfter));
            amidst.countDown();
        }
        return seen;
    }

    private static boolean ownRights(String page, String right) {
        var held = HELD.matcher(page);
        assertTrue(held.find(), page);
        return held.group().contains(">" + right.replace("&", "&amp;") + "<");
    }

    private boolean ticked(String page, String right) {
        String key = Pattern.quote(first.id() + " " + right.replace("&", "&amp;"));
        return Pattern.compile("value=\"" + key + "\"[^>]*checked")
                .matcher(page)
                .find();
    }
}
