package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.access.BookTown.enter;
import static portico.access.BookTown.run;
import static portico.access.BookTown.text;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Dice;
import portico.shared.ForAll;
import portico.shared.TestDatabase;

/** The book of grants in a real database: who may write, what is remembered, and that both walls compute the same. */
class BookTest {
    private static final String REFUSED = "42501";
    private static final String PBX = "Business Voice Virtual PBX";

    private final BookTown town = new BookTown();
    private final long regula = town.commercial(town.customer);
    private final long beat = town.technical(town.customer);
    private final long kim = town.person();
    private final long lou = town.person();

    @Test
    void U15_the_database_lets_nobody_pass_on_what_he_does_not_hold() throws SQLException {
        assertEquals(1, town.give(regula, kim, INVOICING, town.customer, null).size());
        assertEquals(REFUSED, refused(() -> town.give(beat, kim, INVOICING, town.customer, null)), "U23");
        assertEquals(REFUSED, refused(() -> town.give(kim, lou, INVOICING, town.customer, null)), "no administrator");
        assertEquals(
                REFUSED, refused(() -> town.give(regula, kim, SLA, town.other, null)), "U24: the own company only");
        assertEquals("23514", refused(() -> town.give(regula, regula, SLA, town.customer, null)), "nobody himself");
    }

    @Test
    void what_was_written_stays_as_it_is() throws SQLException {
        town.give(regula, kim, SLA, town.customer, null);
        for (String sql : List.of(
                "UPDATE access_grant SET valid_until = now()",
                "DELETE FROM access_grant",
                "DELETE FROM access_revocation",
                "UPDATE access_past SET known_until = now()",
                "DELETE FROM access_registration")) {
            assertEquals(
                    REFUSED,
                    refused(() -> {
                        try (Connection owner = TestDatabase.owner().getConnection()) {
                            owner.createStatement().execute(sql);
                        }
                        return null;
                    }),
                    sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM access_grant",
                "INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at) "
                        + "VALUES ('Invoicing&Billing', 1, 2, 1, 'MANUAL', now(), now())",
                "INSERT INTO access_revocation (grant_id, revoked_at, revoked_by, mode) VALUES (1, now(), 1, 'CASCADE')",
                "UPDATE access_stamp SET stamp = 0",
                "SELECT * FROM access_past",
                "SELECT access_bump(ARRAY[1::bigint])",
                "SELECT * FROM access_closure(now())",
                "SELECT accounts_link(1, sha256('x'), 72)",
                "SELECT accounts_create('x@portal.example', 'X', 'de')",
                "SELECT accounts_forget_password(1)",
                "SELECT accounts_change_email(1, 'x@portal.example')",
                "SELECT accounts_shut(1, false)",
                "UPDATE account_link SET ends_at = 'infinity'",
                "SELECT * FROM account_link"
            })
    void who_smuggles_sql_into_the_portal_finds_no_way_round_the_functions(String sql) {
        assertEquals(REFUSED, refused(() -> {
            try (Connection app = enter(regula)) {
                app.createStatement().execute(sql);
            }
            return null;
        }));
    }

    @Test
    void one_revokes_one_s_own_grants_and_those_of_rights_that_one_may_pass_on() throws SQLException {
        long kims = town.give(regula, kim, SLA, town.customer, null).get(0);
        long invoicing = town.give(regula, kim, INVOICING, town.customer, null).get(0);
        assertEquals(REFUSED, refused(() -> {
            town.revoke(beat, invoicing);
            return null;
        }));
        assertEquals(REFUSED, refused(() -> {
            town.revoke(kim, kims);
            return null;
        }));
        town.revoke(beat, kims);
        assertFalse(held(kim).contains(SLA));
        town.revoke(regula, invoicing);
        assertFalse(held(kim).contains(INVOICING));
    }

    @Test
    void what_nobody_stands_behind_any_more_is_revoked_along_whoever_wrote_it() throws SQLException {
        long gate = town.give(regula, kim, PORTAL_ADMIN, town.customer, null).get(0);
        town.give(regula, kim, INVOICING, town.customer, null);
        long hanging = town.give(kim, lou, INVOICING, town.customer, null).get(0);
        assertEquals(REFUSED, refused(() -> {
            town.revoke(beat, hanging);
            return null;
        }));
        town.revoke(beat, gate, hanging);
        assertFalse(held(lou).contains(INVOICING));
        town.give(regula, kim, PORTAL_ADMIN, town.customer, null);
        assertFalse(held(lou).contains(INVOICING), "it does not come back");
    }

    @Test
    void a_technical_contact_resets_nobody_who_holds_or_will_hold_more() throws SQLException {
        town.give(regula, kim, SLA, town.customer, null);
        reset(beat, kim);
        town.give(regula, kim, INVOICING, town.site, null);
        assertEquals(REFUSED, refused(() -> reset(beat, kim)));
        assertEquals(REFUSED, refused(() -> reset(beat, regula)), "a contract's contact");
        assertEquals(REFUSED, refused(() -> reset(regula, beat)), "a contract's contact");
        assertEquals(REFUSED, refused(() -> reset(kim, lou)), "no administrator");
        assertEquals(REFUSED, refused(() -> reset(beat, lou)), "belongs to nobody's company");
        reset(regula, kim);
    }

    @Test
    void the_operator_changes_contacts_but_no_staff() throws SQLException {
        long olga = town.person();
        long paul = town.person();
        staff(olga, "Operator-Tenancy");
        staff(paul, "Operator-Billing");
        reset(olga, regula);
        assertEquals(REFUSED, refused(() -> reset(paul, regula)));
        assertEquals(REFUSED, refused(() -> reset(olga, paul)));
    }

    @Test
    void U36_a_product_s_right_comes_with_it_sleeps_while_it_is_suspended_and_ends_with_it() throws SQLException {
        long contract = town.contract(town.other);
        long max = town.person();
        town.contact(contract, max, "TECHNICAL");
        long service = town.product(contract, "STANDARD", PBX);
        assertTrue(held(max).contains(PBX));
        town.give(max, kim, PBX, town.other, null);
        assertTrue(held(kim).contains(PBX));
        run("UPDATE service_phase SET state = 'SUSPENDED' WHERE service_id = ?", service);
        assertFalse(held(kim).contains(PBX));
        assertFalse(held(max).contains(PBX));
        run("UPDATE service_phase SET state = 'ACTIVE' WHERE service_id = ?", service);
        assertTrue(held(kim).contains(PBX));
        assertFalse(held(max).contains("Monitoring"), "U35");
        run("UPDATE product SET kind = 'INDIVIDUAL' WHERE id = (SELECT product_id FROM service WHERE id = ?)", service);
        assertTrue(held(max).contains("Monitoring"), "U35");
    }

    @Test
    void U20_a_technical_contact_s_context_never_carries_billing() throws SQLException {
        long kims = town.give(regula, kim, PORTAL_ADMIN, town.customer, null).get(0);
        town.give(regula, kim, INVOICING, town.site, null);
        assertEquals("", nodes(beat, "billing"));
        assertEquals(String.valueOf(town.site), nodes(kim, "billing"));
        assertEquals(String.valueOf(town.customer), nodes(kim, "admin"));
        town.revoke(regula, kims);
        assertEquals("", nodes(kim, "admin"));
    }

    /** Who helps is of the reader's own company, or its organisation's name (U41, U42). */
    @Test
    void the_database_names_people_of_one_s_own_house_and_of_levels_above_the_organisation_only() throws SQLException {
        long elin = town.commercial(town.reseller);
        long deputy = town.person();
        town.give(elin, deputy, SLA, town.reseller, null);
        town.give(regula, kim, SLA, town.site, null);
        assertEquals("Somebody null", named(regula, kim));
        assertEquals("Somebody null", named(kim, regula), "a site's house is its company");
        assertEquals("null RESELLER", named(regula, elin));
        assertEquals("null RESELLER", named(regula, deputy), "whose right was passed on up there");
        assertEquals("null RESELLER", named(kim, elin));
        assertEquals("Somebody null", named(elin, kim));
        assertEquals("Somebody null", named(elin, regula));
        long stranger = town.commercial(town.other);
        assertEquals("", named(regula, stranger));
    }

    private static String named(long reader, long person) throws SQLException {
        try (Connection app = enter(reader)) {
            return text(
                    app,
                    "SELECT coalesce(max(coalesce(name, 'null') || ' ' || coalesce(organisation, 'null')), '')"
                            + " FROM access_people(?)",
                    app.createArrayOf("int8", new Object[] {person}));
        }
    }

    /** B10, and both walls: whatever happens, they agree now and about every past moment, and no memory is ever stale. */
    @Test
    void B10_java_and_sql_agree_on_every_state_and_the_past_is_told_as_it_was() {
        ForAll.cases(3, dice -> {
            try {
                new History(dice).run(25);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    /** Things happen at random; after each, everything is compared. */
    private static final class History {
        private final Dice dice;
        private final BookTown town = new BookTown();
        private final long contract = town.contract(town.customer);
        private final List<Long> people = new ArrayList<>();
        private final List<Long> grants = new ArrayList<>();
        private final List<Long> services = new ArrayList<>();
        private final Map<Instant, Set<String>> told = new LinkedHashMap<>();
        private int most;
        private final Map<Long, Known> memory = new LinkedHashMap<>();

        History(Dice dice) {
            this.dice = dice;
            people.add(town.commercial(town.reseller));
            for (int i = 0; i < 4; i++) {
                people.add(town.person());
            }
            town.contact(contract, people.get(1), "COMMERCIAL");
            town.contact(contract, people.get(2), "TECHNICAL");
            services.add(town.product(contract, "STANDARD", PBX));
        }

        void run(int steps) throws SQLException {
            for (int i = 0; i < steps; i++) {
                happen();
                Instant moment = moment();
                Set<String> now = ours(town.sql(moment));
                assertEquals(now, ours(town.java(moment, moment, moment)), "both walls");
                told.put(moment, now);
                most = Math.max(most, now.size());
                for (long person : people) {
                    Known fresh = town.known(person);
                    Known remembered = memory.put(person, fresh);
                    // The clock last: whatever ended until then, the fresh one may know already.
                    if (remembered != null && remembered.isTrue(stamp(remembered), moment())) {
                        assertEquals(
                                portico.guard.Contexts.of(fresh.rights(), person),
                                portico.guard.Contexts.of(remembered.rights(), person),
                                "a memory that held itself for true");
                    }
                }
            }
            assertTrue(most > 8, "something was held");
            for (Map.Entry<Instant, Set<String>> then : told.entrySet()) {
                assertEquals(then.getValue(), ours(town.sql(then.getKey())), "by SQL");
                assertEquals(then.getValue(), ours(town.java(then.getKey(), then.getKey(), then.getKey())), "by Java");
            }
        }

        private void happen() throws SQLException {
            long one = people.get(dice.between(0, people.size() - 1));
            long two = people.get(dice.between(0, people.size() - 1));
            long node = dice.oneOf(town.reseller, town.customer, town.site);
            switch (dice.between(0, 9)) {
                case 0, 1, 2, 3 -> {
                    String right = dice.oneOf(PORTAL_ADMIN, PORTAL_ADMIN, INVOICING, SLA, PBX);
                    Instant until = dice.oneIn(4) ? moment().plusMillis(300) : null;
                    if (one != two
                            && refused(() -> grants.addAll(town.give(one, two, right, node, until)))
                                    .isEmpty()) {
                        return;
                    }
                }
                case 4 -> {
                    if (!grants.isEmpty()) {
                        long grant = grants.get(dice.between(0, grants.size() - 1));
                        refused(() -> {
                            town.revoke(one, grant);
                            return null;
                        });
                    }
                }
                case 5 ->
                    BookTown.run(
                            "UPDATE account SET disabled_at = CASE WHEN disabled_at IS NULL THEN now() END WHERE id = ?",
                            one);
                case 6 ->
                    BookTown.run(
                            "UPDATE service_phase SET state = CASE state WHEN 'ACTIVE' THEN 'SUSPENDED' ELSE 'ACTIVE' END WHERE service_id = ?",
                            services.get(0));
                case 7 -> {
                    String role = dice.oneOf("COMMERCIAL", "TECHNICAL");
                    BookTown.run(
                            "UPDATE contract_contact SET valid_until = clock_timestamp() WHERE contract_id = ? AND role = ? AND valid_until IS NULL",
                            contract,
                            role);
                    town.contact(contract, one, role);
                }
                case 8 -> {
                    // The customer changes hands, and the site goes with it.
                    BookTown.run(
                            "UPDATE node SET reseller_id = CASE WHEN reseller_id IS NULL THEN ?::bigint END WHERE customer_id = ?",
                            town.reseller,
                            town.customer);
                }
                default ->
                    BookTown.run(
                            "UPDATE contract SET ends_on = CASE WHEN ends_on IS NULL THEN current_date - 1 END WHERE id = ?",
                            contract);
            }
        }

        private Set<String> ours(Set<String> held) {
            return held.stream().filter(this::isOurs).collect(Collectors.toSet());
        }

        /** The database is shared with other tests. */
        private boolean isOurs(String held) {
            return people.contains(Long.valueOf(held.substring(0, held.indexOf(' '))));
        }

        private static long stamp(Known known) throws SQLException {
            try (Connection app = TestDatabase.portal().getConnection()) {
                return Long.parseLong(text(
                        app,
                        "SELECT stamp FROM access_stamps(?)",
                        app.createArrayOf("int8", known.people().toArray())));
            }
        }

        private static Instant moment() throws SQLException {
            return Instant.ofEpochSecond(
                    0,
                    Math.multiplyExact(
                            BookTown.owner("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"), 1000L));
        }
    }

    private Set<String> held(long account) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            String rights = text(
                    owner,
                    "SELECT string_agg(DISTINCT right_code, '|') FROM access_closure(clock_timestamp()) WHERE account_id = ?",
                    account);
            Set<String> bySql = rights == null ? Set.of() : Set.of(rights.split("\\|"));
            Set<String> byJava = town.java(null, null, null).stream()
                    .filter(one -> one.startsWith(account + " "))
                    .map(one -> one.substring(one.indexOf(' ') + 1, one.lastIndexOf('@')))
                    .collect(Collectors.toSet());
            assertEquals(bySql, byJava);
            return byJava;
        }
    }

    private static String nodes(long account, String kind) throws SQLException {
        try (Connection app = enter(account)) {
            return text(app, "SELECT array_to_string(guard_nodes(?), ',')", kind);
        }
    }

    private static String reset(long actor, long person) throws SQLException {
        try (Connection app = enter(actor)) {
            text(app, "SELECT access_reset(?, sha256(?::text::bytea), 72)", person, actor + " " + person);
            app.rollback();
            return "";
        }
    }

    private void staff(long person, String right) {
        run(
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (?, ?, ?)",
                person,
                right,
                town.operator);
    }

    /** Something that the database may refuse. */
    private interface Attempt {
        Object make() throws SQLException;
    }

    /** The state by which the database refuses; empty where it does not. */
    private static String refused(Attempt attempt) {
        try {
            attempt.make();
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
