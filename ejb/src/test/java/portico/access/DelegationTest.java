package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.access.BookTown.text;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Dice;
import portico.shared.ForAll;
import portico.shared.TestDatabase;
import portico.shared.Token;

/** Supporters' grants in a real database: they begin with a yes, are never passed on, and both walls know the same (H16–H20). */
class DelegationTest {
    private static final String REFUSED = "42501";

    private final BookTown town = new BookTown();
    private final long regula = town.commercial(town.customer);
    private final long beat = town.technical(town.customer);
    private final long sven = town.person();
    private final long kim = town.person();

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    private String invite(long by, long person, long node, Token token, Instant until, String... rights)
            throws SQLException {
        try (Connection app = BookTown.enter(by);
                PreparedStatement invite = app.prepareStatement(
                        "SELECT supporters_invite(?, (SELECT ?), 'Sven', 'de', ?, ?, true, false, 'MANUAL', NULL, ?,"
                                + " 'Europe/Zurich', NULL, ?, 14)")) {
            invite.setLong(1, node);
            invite.setString(2, email(person));
            invite.setArray(3, app.createArrayOf("text", rights));
            invite.setArray(4, app.createArrayOf("int8", new Object[] {node}));
            invite.setTimestamp(5, java.sql.Timestamp.from(until));
            invite.setBytes(6, token.hash());
            var row = invite.executeQuery();
            row.next();
            String made = row.getString(1);
            app.commit();
            return made;
        }
    }

    private static String email(long person) {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            return text(owner, "SELECT email FROM account WHERE id = ?", person);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** @return whether the answer was taken */
    private static boolean answer(long by, Token token, boolean yes) throws SQLException {
        try (Connection app = BookTown.enter(by)) {
            String told = text(app, "SELECT (SELECT count(*) FROM supporters_answer(?, ?))", token.bytes(), yes);
            app.commit();
            return told.equals("1");
        }
    }

    private static void asPortal(long by, String sql, Object... values) throws SQLException {
        try (Connection app = BookTown.enter(by)) {
            text(app, sql, values);
            app.commit();
        }
    }

    private Set<String> held(long person) throws SQLException {
        Set<String> java = town.java(null, null, null);
        assertEquals(java, town.sql(null), "both walls");
        return java.stream()
                .filter(one -> one.startsWith(person + " "))
                .map(one -> one.substring(one.indexOf(' ') + 1, one.indexOf('@')))
                .collect(Collectors.toSet());
    }

    private static String refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(SQLException.class, act).getSQLState();
    }

    @Test
    void H17_an_invitation_gives_nothing_until_its_owner_says_yes_and_then_until_the_end() throws SQLException {
        Token token = Token.random();
        assertNotNull(invite(regula, sven, town.customer, token, in(Duration.ofDays(90)), SLA, INVOICING));
        assertEquals(Set.of(), held(sven));
        assertFalse(answer(kim, token, true), "somebody else's");
        assertFalse(answer(sven, Token.random(), true), "no link of ours");
        assertTrue(answer(sven, token, true));
        assertEquals(Set.of(SLA, INVOICING), held(sven));
        assertFalse(answer(sven, token, true), "once");
        assertFalse(answer(sven, token, false), "and no other answer");
    }

    @Test
    void a_change_of_mind_of_the_server_s_memory_is_not_needed() throws SQLException {
        Token token = Token.random();
        invite(regula, sven, town.customer, token, in(Duration.ofDays(90)), SLA);
        Known before = town.known(sven);
        answer(sven, token, true);
        Known after = town.known(sven);
        assertFalse(before.isTrue(after.stamp(), Instant.now()), "the yes is noticed by the next request");
        assertNotNull(after.until(), "and the end is known beforehand");
    }

    @Test
    void nobody_invites_with_what_he_does_not_hold_or_where_he_does_not_administer() {
        Instant end = in(Duration.ofDays(90));
        assertEquals(REFUSED, refused(() -> invite(beat, sven, town.customer, Token.random(), end, INVOICING)), "U23");
        assertEquals(REFUSED, refused(() -> invite(regula, sven, town.other, Token.random(), end, SLA)));
        assertEquals(REFUSED, refused(() -> invite(kim, sven, town.customer, Token.random(), end, SLA)));
        assertEquals("23514", refused(() -> invite(regula, sven, town.customer, Token.random(), end, PORTAL_ADMIN)));
    }

    @Test
    void a_supporter_passes_on_nothing_even_as_an_administrator() throws SQLException {
        Token token = Token.random();
        invite(regula, beat, town.customer, token, in(Duration.ofDays(90)), INVOICING);
        answer(beat, token, true);
        assertTrue(held(beat).contains(INVOICING));
        assertEquals(REFUSED, refused(() -> town.give(beat, kim, INVOICING, town.customer, null)));
        assertEquals(
                REFUSED,
                refused(() -> invite(beat, kim, town.customer, Token.random(), in(Duration.ofDays(9)), INVOICING)));
    }

    @Test
    void it_ends_with_the_grantor_s_basis_and_with_the_revocation() throws SQLException {
        town.give(regula, kim, PORTAL_ADMIN, town.customer, null);
        long basis = town.give(regula, kim, SLA, town.customer, null).get(0);
        Token token = Token.random();
        invite(kim, sven, town.customer, token, in(Duration.ofDays(90)), SLA);
        answer(sven, token, true);
        assertEquals(Set.of(SLA), held(sven));
        town.revoke(regula, basis);
        assertEquals(Set.of(), held(sven));
        Token other = Token.random();
        String made = invite(regula, sven, town.site, other, in(Duration.ofDays(90)), SLA);
        answer(sven, other, true);
        assertEquals(Set.of(SLA), held(sven));
        assertEquals(REFUSED, refused(() -> asPortal(sven, "SELECT supporters_end(?::uuid, NULL)", made)));
        asPortal(beat, "SELECT supporters_end(?::uuid, NULL)", made);
        assertEquals(Set.of(), held(sven));
    }

    @Test
    void one_delegation_at_a_time_per_person_and_node_and_several_nodes_with_one_account() throws SQLException {
        Instant end = in(Duration.ofDays(90));
        String first = invite(regula, sven, town.customer, Token.random(), end, SLA);
        assertNotNull(first);
        assertNull(invite(beat, sven, town.customer, Token.random(), end, SLA));
        assertNotNull(invite(beat, sven, town.site, Token.random(), end, SLA), "another node");
        asPortal(regula, "SELECT supporters_end(?::uuid, NULL)", first);
        assertNotNull(invite(beat, sven, town.customer, Token.random(), end, SLA), "after the end again");
        assertNull(invite(regula, regula, town.customer, Token.random(), end, SLA), "nobody helps himself");
    }

    @Test
    void an_extension_is_a_new_grant_from_where_the_old_one_ends() throws SQLException {
        Token token = Token.random();
        Instant end = in(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        String made = invite(regula, sven, town.customer, token, end, SLA);
        answer(sven, token, true);
        Instant later = end.plus(Duration.ofDays(1));
        assertEquals(
                REFUSED,
                refused(() -> asPortal(
                        regula, "SELECT supporters_extend(?::uuid, ?::timestamptz, NULL)", made, end.toString())));
        asPortal(beat, "SELECT supporters_extend(?::uuid, ?::timestamptz, NULL)", made, later.toString());
        for (Instant at : List.of(end.minusNanos(1_000), end, later.minusNanos(1_000), later)) {
            Set<String> java = town.java(null, null, at);
            assertEquals(java, town.sql(at), "both walls at " + at);
            assertEquals(at.isBefore(later), java.contains(sven + " " + SLA + "@" + town.customer), "at " + at);
        }
    }

    @Test
    void a_supporter_is_no_user_of_the_house_and_nobody_manages_his_account() throws SQLException {
        Token token = Token.random();
        invite(regula, sven, town.customer, token, in(Duration.ofDays(90)), SLA);
        answer(sven, token, true);
        assertEquals(REFUSED, refused(() -> asPortal(regula, "SELECT access_reset(?, sha256('x'), 1)", sven)));
        try (Connection app = BookTown.enter(regula)) {
            assertEquals("f", text(app, "SELECT ? IN (SELECT access_users(ARRAY[?::bigint]))", sven, town.customer));
        }
    }

    @Test
    void what_a_supporter_does_says_so_by_itself() throws SQLException {
        Token token = Token.random();
        String made = invite(regula, sven, town.customer, token, in(Duration.ofDays(90)), SLA);
        answer(sven, token, true);
        try (Connection app = BookTown.enter(sven)) {
            app.createStatement()
                    .execute(
                            "INSERT INTO audit_entry (account_id, operator_id, reseller_id, customer_id, action) VALUES ("
                                    + sven + ", " + town.operator + ", " + town.reseller + ", " + town.customer
                                    + ", 'tried')");
            app.commit();
        }
        try (Connection owner = TestDatabase.owner().getConnection()) {
            assertEquals(
                    "[" + regula + "]",
                    text(
                            owner,
                            "SELECT e.detail ->> 'granted-by' FROM audit_entry e JOIN supporter_delegation d"
                                    + " ON e.detail -> 'supports' @> to_jsonb(d.id) WHERE d.public_id = ?::uuid",
                            made));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM supporter_delegation",
                "SELECT * FROM supporters_known",
                "INSERT INTO supporter_answer (delegation_id, accepted) VALUES (1, true)",
                "SELECT access_agree(1)",
                "SELECT access_write(ARRAY['SLA-V2'], ARRAY[1::bigint], 2, 1, 'MANUAL', NULL, 'infinity', NULL)",
                "INSERT INTO access_consent (delegation_id) VALUES (1)",
                "SELECT * FROM access_supports(now())",
                "SELECT * FROM supporters_ending(15)",
                "UPDATE supporter_link SET ends_at = 'infinity'"
            })
    void who_smuggles_sql_into_the_portal_finds_no_way_round_the_functions(String sql) {
        assertEquals(REFUSED, refused(() -> {
            try (Connection app = BookTown.enter(regula)) {
                app.createStatement().execute(sql);
            }
        }));
    }

    /** Whatever people do with grants and supports, both walls hold the same, now and later. */
    @Test
    void both_walls_hold_the_same_whoever_supports_whom() {
        ForAll.cases(15, dice -> {
            try {
                history(dice);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private void history(Dice dice) throws SQLException {
        BookTown place = new BookTown();
        List<Long> people = new ArrayList<>(List.of(
                place.commercial(place.customer), place.technical(place.customer), place.commercial(place.reseller)));
        people.add(place.person());
        people.add(place.person());
        List<Long> nodes = List.of(place.reseller, place.customer, place.site);
        for (int i = 0; i < 14; i++) {
            long by = people.get(dice.between(0, 4));
            long to = people.get(dice.between(0, 4));
            long node = nodes.get(dice.between(0, 2));
            String right = dice.oneOf(PORTAL_ADMIN, SLA, INVOICING);
            Token token = Token.random();
            try {
                if (dice.oneIn(2)) {
                    place.give(by, to, right, node, null);
                } else if (invite(by, to, node, token, in(Duration.ofDays(dice.between(1, 40))), right) != null) {
                    answer(to, token, !dice.oneIn(4));
                }
            } catch (SQLException refused) {
                assertTrue(Set.of(REFUSED, "23514").contains(refused.getSQLState()), refused.getMessage());
            }
        }
        for (int days = 0; days < 45; days += 9) {
            Instant at = in(Duration.ofDays(days));
            assertEquals(place.java(null, null, at), place.sql(at), "in " + days + " days");
        }
    }
}
