package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.access.BookTown.text;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import portico.delegation.Holdings;
import portico.delegation.Moving;
import portico.shared.Dice;
import portico.shared.ForAll;
import portico.shared.TestDatabase;

/**
 * A node is put elsewhere in a real database (H10–H14): who may, by both walls; what goes along with it, and what stays with
 * those who had to do with it then.
 */
class NodeMovesTest {
    private static final String REFUSED = "42501";

    private final BookTown town = new BookTown();
    private final long elsewhere = town.node("RESELLER", town.operator);
    private final long elin = town.commercial(town.reseller);
    private final long rolf = town.commercial(elsewhere);
    private final long regula = town.commercial(town.customer);
    private final long keeper = town.person();

    NodeMovesTest() {
        BookTown.run(
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (?, 'Operator-Tenancy', ?)",
                keeper,
                town.operator);
    }

    private static void move(long by, long node, long under) throws SQLException {
        try (Connection app = BookTown.enter(by)) {
            text(app, "SELECT access_move(?, ?)", node, under);
            app.commit();
        }
    }

    private static String refused(long by, long node, long under) {
        return assertThrows(SQLException.class, () -> move(by, node, under)).getSQLState();
    }

    /** How many rows of a table somebody can read. */
    private static int reads(long account, String table, String column, long id) throws SQLException {
        try (Connection app = BookTown.enter(account)) {
            return Integer.parseInt(text(app, "SELECT count(*) FROM " + table + " WHERE " + column + " = ?", id));
        }
    }

    private static void assertReads(String table, String column, long id, long who, boolean does) throws SQLException {
        assertEquals(does ? 1 : 0, reads(who, table, column, id), table);
    }

    private long invoice(long contract, long payer, String month) {
        return BookTown.owner("""
                WITH run AS (INSERT INTO run (kind, operator_id, subject, month, invoice_date, stage)
                             VALUES ('monthly-invoices', ?, ?, ?::date, '2026-11-30', 'NUMBERED') RETURNING id)
                INSERT INTO invoice (run_id, operator_id, reseller_id, customer_id, contract_id, payer_id, month, state, invoice_date,
                                     due_date, currency, language, net, vat, rounding, total, open_amount, recipient)
                SELECT run.id, n.operator_id, n.reseller_id, n.customer_id, ?, n.id, ?::date, 'RELEASED', '2026-11-30',
                       '2026-12-31', 'CHF', 'de', 1, 0, 0, 1, 1, '{}'
                  FROM run, node n WHERE n.id = ?
                RETURNING id
                """, town.operator, UUID.randomUUID().toString(), month, contract, month, payer);
    }

    private long address(long node) {
        return BookTown.owner("""
                INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, postcode, town)
                SELECT id, operator_id, reseller_id, customer_id, site_id, 'MAIN', 'x', '3014', 'Bern' FROM node WHERE id = ?
                RETURNING id
                """, node);
    }

    private long preference(long contract, long payer) {
        return BookTown.owner("""
                INSERT INTO billing_preference (contract_id, operator_id, reseller_id, customer_id, channel)
                SELECT ?, operator_id, reseller_id, customer_id, 'PAPER' FROM node WHERE id = ? RETURNING contract_id
                """, contract, payer);
    }

    @Test
    void H10_what_lives_goes_along_and_what_has_happened_stays() throws SQLException {
        long contract = town.contract(town.customer);
        long service = town.product(contract, "STANDARD", null);
        long invoice = invoice(contract, town.customer, "2026-09-01");
        long address = address(town.site);
        preference(contract, town.customer);
        long invoiceOfNobodyElse = invoice(town.contract(town.other), town.other, "2026-09-01");
        move(keeper, town.customer, elsewhere);
        for (long who : List.of(elin, rolf, regula)) {
            boolean now = who != elin;
            assertReads("node", "id", town.customer, who, now);
            assertReads("node", "id", town.site, who, now);
            assertReads("address", "id", address, who, now);
            assertReads("service", "id", service, who, now);
            assertReads("billing_preference", "contract_id", contract, who, now);
            assertReads("invoice", "id", invoice, who, who != rolf);
        }
        assertReads("contract", "id", contract, elin, true);
        assertReads("contract", "id", contract, rolf, true);
        long technician = town.technical(town.reseller);
        assertReads("contract", "id", contract, technician, false);
        assertReads("invoice", "id", invoiceOfNobodyElse, rolf, false);
        assertReads("invoice", "id", invoice(contract, town.customer, "2026-10-01"), rolf, true);
        assertEquals(town.java(null, null, null), town.sql(null), "both walls");
    }

    @Test
    void what_the_reseller_paid_is_paid_by_the_one_above_from_now_on_and_else_by_the_customer() throws SQLException {
        long paid = town.contract(town.customer);
        BookTown.run("UPDATE contract SET payer_id = ? WHERE id = ?", town.reseller, paid);
        preference(paid, town.reseller);
        long over = town.contract(town.customer);
        BookTown.run("UPDATE contract SET payer_id = ?, ends_on = '2026-01-01' WHERE id = ?", town.reseller, over);
        try (Connection app = BookTown.enter(keeper)) {
            assertEquals(
                    "PAYER 1",
                    text(
                            app,
                            "SELECT string_agg(kind, ',') || ' ' || count(*) FROM access_bound(?, ?)",
                            town.customer,
                            elsewhere));
        }
        move(keeper, town.customer, elsewhere);
        assertEquals(elsewhere, BookTown.owner("SELECT payer_id FROM contract WHERE id = ?", paid));
        assertEquals(town.reseller, BookTown.owner("SELECT payer_id FROM contract WHERE id = ?", over));
        assertReads("billing_preference", "contract_id", paid, rolf, true);
        assertReads("billing_preference", "contract_id", paid, elin, false);
        move(keeper, town.customer, town.operator);
        assertEquals(town.customer, BookTown.owner("SELECT payer_id FROM contract WHERE id = ?", paid));
        assertReads("billing_preference", "contract_id", paid, regula, true);
    }

    @Test
    void only_the_operator_s_keepers_of_contracts_move_a_customer() {
        for (long who : List.of(elin, rolf, regula)) {
            assertEquals(REFUSED, refused(who, town.customer, elsewhere));
            assertEquals(REFUSED, refused(who, town.customer, town.operator));
        }
        assertEquals(REFUSED, refused(keeper, town.customer, town.other));
        assertEquals(REFUSED, refused(keeper, town.customer, town.reseller), "he stands there");
        assertEquals(REFUSED, refused(keeper, town.reseller, town.operator));
        BookTown.run("UPDATE node SET ended_on = '2026-01-01' WHERE id = ?", elsewhere);
        assertEquals(REFUSED, refused(keeper, town.customer, elsewhere));
    }

    @Test
    void H14_a_site_goes_to_another_customer_or_to_the_reseller_and_never_away_from_him() throws SQLException {
        move(elin, town.site, town.other);
        assertReads("node", "id", town.site, regula, false);
        move(elin, town.site, town.reseller);
        assertEquals(0, BookTown.owner("SELECT count(customer_id) FROM node WHERE id = ?", town.site));
        move(elin, town.site, town.customer);
        assertReads("node", "id", town.site, regula, true);
        assertEquals(REFUSED, refused(keeper, town.site, town.node("CUSTOMER", elsewhere)));
        assertEquals(REFUSED, refused(regula, town.site, town.other), "she does not administer where it goes");
    }

    @Test
    void U20_a_technical_contact_above_moves_no_site_to_where_somebody_would_come_to_see_its_invoices()
            throws SQLException {
        long beat = town.technical(town.reseller);
        town.commercial(town.other);
        assertEquals(REFUSED, refused(beat, town.site, town.other));
        move(beat, town.site, town.reseller);
    }

    @Test
    void a_site_does_not_go_where_somebody_else_would_pay_for_what_is_used_there() throws SQLException {
        long contract = town.contract(town.customer);
        long service = town.product(contract, "STANDARD", null);
        BookTown.run("UPDATE service SET node_id = ?, site_id = ? WHERE id = ?", town.site, town.site, service);
        assertEquals(REFUSED, refused(keeper, town.site, town.other));
        BookTown.run("UPDATE service_phase SET valid_until = current_date - 1 WHERE service_id = ?", service);
        move(keeper, town.site, town.other);
        assertReads("service", "id", service, regula, true);
        long olga = town.commercial(town.other);
        assertReads("service", "id", service, olga, false);
    }

    @Test
    void what_fell_by_a_move_is_revoked_by_the_mover_and_does_not_wake_up() throws SQLException {
        long kim = town.person();
        long given = town.give(elin, kim, SLA, town.customer, null).get(0);
        long own = town.give(regula, kim, INVOICING, town.customer, null).get(0);
        try (Connection app = BookTown.enter(keeper)) {
            text(app, "SELECT access_move(?, ?)", town.customer, elsewhere);
            text(app, "SELECT access_revoke(ARRAY[?], 'CASCADE', NULL)", given);
            app.commit();
        }
        move(keeper, town.customer, town.reseller);
        assertTrue(town.sql(null).contains(kim + " " + INVOICING + "@" + town.customer));
        assertTrue(!town.sql(null).contains(kim + " " + SLA + "@" + town.customer));
        assertEquals(
                REFUSED,
                assertThrows(SQLException.class, () -> town.revoke(keeper, own)).getSQLState());
    }

    /** B10: who could see it then is told by where it stood then. */
    @Test
    void B10_the_past_is_that_of_the_old_place() throws SQLException {
        Instant before = now();
        move(keeper, town.customer, elsewhere);
        try (Connection app = BookTown.enter(keeper)) {
            Reading reading = Reading.between(app, List.of(elin, rolf), false, List.of(town.customer), before, now());
            Holdings then = Holdings.at(reading.facts(), before);
            Holdings since = Holdings.at(reading.facts(), now());
            assertTrue(then.holds(elin, PORTAL_ADMIN, town.customer) && !then.holds(rolf, PORTAL_ADMIN, town.customer));
            assertTrue(
                    since.holds(rolf, PORTAL_ADMIN, town.customer) && !since.holds(elin, PORTAL_ADMIN, town.customer));
        }
    }

    private static Instant now() throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection();
                var statement = owner.prepareStatement("SELECT clock_timestamp()");
                var row = statement.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    @Test
    void both_walls_let_the_same_people_move_a_site() {
        ForAll.cases(5, dice -> {
            try {
                bothWalls(dice);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private static void bothWalls(Dice dice) throws SQLException {
        BookTown town = new BookTown();
        List<Long> people = List.of(
                dice.oneIn(2) ? town.commercial(town.reseller) : town.technical(town.reseller),
                dice.oneIn(2) ? town.commercial(town.customer) : town.technical(town.customer),
                dice.oneIn(2) ? town.commercial(town.other) : town.technical(town.other),
                town.person(),
                town.person());
        for (int i = 0; i < 8; i++) {
            long by = people.get(dice.between(0, 2));
            long to = people.get(dice.between(0, 4));
            String right = dice.oneOf(PORTAL_ADMIN, INVOICING, SLA);
            long node = dice.oneOf(town.reseller, town.customer, town.other, town.site);
            try {
                if (by != to) {
                    town.give(by, to, right, node, null);
                }
            } catch (SQLException mayNot) {
                assertEquals(REFUSED, mayNot.getSQLState());
            }
        }
        for (long person : people) {
            try (Connection app = BookTown.enter(person)) {
                Reading reading =
                        Reading.now(app, people, true, List.of(town.site, town.customer, town.other, town.reseller));
                Holdings holdings = Holdings.at(reading.facts(), reading.moment());
                boolean may = holdings.mayPassOn(person, PORTAL_ADMIN, town.customer)
                        && holdings.mayPassOn(person, PORTAL_ADMIN, town.other)
                        && Moving.of(reading.facts(), reading.moment(), town.site, town.other)
                                .objections(holdings, person)
                                .isEmpty();
                boolean let = true;
                try {
                    text(app, "SELECT access_move(?, ?)", town.site, town.other);
                } catch (SQLException refused) {
                    assertEquals(REFUSED, refused.getSQLState());
                    let = false;
                }
                app.rollback();
                assertEquals(may, let, "person " + people.indexOf(person));
            }
        }
    }
}
