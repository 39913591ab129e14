package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.delegation.Holdings;
import portico.guard.Right;
import portico.shared.TestDatabase;

/** What a page of access asks by one statement is what it would hear one by one. */
class CircleTest {
    private final BookTown town = new BookTown();
    private final long regula = town.commercial(town.customer);
    private final long beat = town.technical(town.customer);
    private final long stranger = town.commercial(town.other);
    private final long kim = town.person();

    @BeforeEach
    void kim_may_see_reports_and_nothing_else() throws SQLException {
        town.give(regula, kim, Right.SLA, town.customer, null);
    }

    @Test
    void an_administrator_reads_all_of_it_at_once() throws SQLException {
        try (Connection app = BookTown.enter(regula)) {
            Circle circle = Circle.of(app, town.customer, publicId(kim), List.of(regula));
            assertTrue(circle.administered());
            assertEquals(accounts(app, "SELECT access_users(ARRAY[?])"), circle.users());
            assertTrue(circle.users().containsAll(List.of(regula, beat, kim)));
            assertEquals(accounts(app, "SELECT access_around(?)"), circle.around());
            assertEquals(kim, circle.person());
            assertFalse(circle.everybody().contains(stranger));
            Reading alone = Reading.now(app, circle.everybody(), false, List.of(town.customer));
            assertEquals(held(alone), held(circle.reading()));
            assertEquals(alone.stamp(), circle.reading().stamp());
        }
    }

    @Test
    void whoever_administers_nothing_learns_nobody() throws SQLException {
        try (Connection app = BookTown.enter(kim)) {
            Circle circle = Circle.of(app, town.customer, publicId(beat), List.of(kim));
            assertFalse(circle.administered());
            assertEquals(Set.of(), circle.users());
            assertNull(circle.person());
        }
        try (Connection app = BookTown.enter(regula)) {
            assertNull(
                    Circle.of(app, town.customer, publicId(stranger), List.of()).person());
            assertNull(Circle.of(app, town.customer, null, List.of()).person());
        }
    }

    @Test
    void within_a_page_only_what_is_not_known_yet_is_asked_again() {
        Circles circles = new Circles();
        UUID person = new UUID(0, 1);
        Circle first = circle(1L, 2L);
        Circle second = circle(1L, 2L);
        Circle third = circle(1L, 2L, 3L);
        assertSame(first, circles.of(7, null, List.of(1L), () -> first));
        assertSame(first, circles.of(7, null, List.of(2L), () -> second), "known");
        assertSame(second, circles.of(7, person, List.of(1L), () -> second), "somebody is looked for");
        assertSame(second, circles.of(7, person, List.of(1L), () -> third), "he was found before");
        assertSame(third, circles.of(7, null, List.of(3L), () -> third), "of him nothing was asked");
        assertSame(first, circles.of(8, null, List.of(1L), () -> first), "another node");
    }

    /** The first thing that a page asks. */
    @Test
    void a_reader_looks_around_from_his_own_node_or_from_the_one_of_the_address() throws SQLException {
        try (Connection app = BookTown.enter(regula)) {
            String own = "BELOW " + town.site + ",HERE " + town.customer + ",MINE " + town.customer;
            assertEquals(own, around(app, null));
            assertEquals(own, around(app, nodeId(town.customer)));
            assertEquals("HERE " + town.site + ",MINE " + town.customer, around(app, nodeId(town.site)));
            assertEquals(
                    "MINE " + town.customer, around(app, nodeId(town.other)), "a foreign node is like an absent one");
        }
    }

    private String around(Connection app, UUID wished) throws SQLException {
        try (PreparedStatement question = app.prepareStatement("""
                SELECT string_agg(a.part || ' ' || n.id, ',' ORDER BY a.part)
                  FROM tenancy_around(NULL, NULL, ARRAY[?::bigint, ?::bigint], ?) a JOIN node n USING (public_id)
                """)) {
            question.setLong(1, town.customer);
            question.setLong(2, town.other);
            question.setObject(3, wished);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Set<Long> accounts(Connection app, String sql) throws SQLException {
        Set<Long> accounts = new TreeSet<>();
        try (PreparedStatement question = app.prepareStatement(sql)) {
            question.setLong(1, town.customer);
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getLong(1));
                }
            }
        }
        return accounts;
    }

    private static Set<String> held(Reading reading) {
        Instant moment = reading.moment();
        return Holdings.at(reading.facts(), moment).all().stream()
                .map(holding -> holding.account() + " " + holding.right() + "@" + holding.node())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Circle circle(Long... accounts) {
        return new Circle(Set.of(1L), Set.of(), null, true, Set.of(accounts), null);
    }

    private static UUID publicId(long account) throws SQLException {
        return id("SELECT public_id FROM account WHERE id = ?", account);
    }

    private static UUID nodeId(long node) throws SQLException {
        return id("SELECT public_id FROM node WHERE id = ?", node);
    }

    private static UUID id(String sql, long key) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection();
                PreparedStatement question = owner.prepareStatement(sql)) {
            question.setLong(1, key);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }
}
