package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import portico.guard.AccountId;
import portico.guard.Pass;
import portico.guard.Standing;
import portico.shared.TestDatabase;

/** A second factor that is demanded, in a real database: the guard itself keeps it, and nobody else is locked out (U24, U50). */
class DemandsTest {
    private static final String REFUSED = "42501";

    private final BookTown town = new BookTown();
    private final long regula = town.commercial(town.customer);
    private final long beat = town.technical(town.customer);
    private final long kim = town.person();
    private final long reseller = town.commercial(town.reseller);
    private final long other = town.commercial(town.other);
    private final Fixpoint guard = guard();

    @Test
    void who_came_by_his_password_alone_holds_nothing_and_who_showed_more_all() throws SQLException {
        demand(regula, town.customer, null, true);
        for (long person : new long[] {regula, beat}) {
            Standing weak = comes(person, "PASSWORD");
            assertTrue(weak.stillIn() && weak.asked(), "he is in, and asked");
            assertEquals(0, nodes(weak));
            for (String way : new String[] {"SECOND_STEP", "PASSKEY"}) {
                assertFalse(comes(person, way).asked(), way);
                assertTrue(nodes(comes(person, way)) > 0, way);
            }
        }
        assertTrue(guard.standing(new AccountId(beat), Optional.empty()).asked(), "of whose visit nothing is known");
    }

    /** A level above is asked by its own demand: a customer does not lock out his reseller, nor his neighbour. */
    @Test
    void it_concerns_the_level_and_its_sites_and_nobody_else() throws SQLException {
        town.give(regula, kim, SLA, town.site, null);
        demand(regula, town.customer, null, true);
        assertTrue(comes(kim, "PASSWORD").asked(), "who holds something at a site");
        assertFalse(comes(reseller, "PASSWORD").asked());
        assertFalse(comes(other, "PASSWORD").asked());
        demand(reseller, town.reseller, null, true);
        assertTrue(comes(reseller, "PASSWORD").asked());
        assertFalse(comes(other, "PASSWORD").asked(), "a reseller's customers decide for themselves");
    }

    @Test
    void it_acts_on_the_next_request_and_so_does_its_end() throws SQLException {
        assertFalse(comes(beat, "PASSWORD").asked());
        demand(regula, town.customer, null, true);
        assertTrue(comes(beat, "PASSWORD").asked());
        demand(regula, town.customer, null, false);
        assertFalse(comes(beat, "PASSWORD").asked());
        demand(regula, town.customer, null, true);
        demand(regula, town.customer, null, true);
        demand(regula, town.customer, null, false);
        assertFalse(comes(beat, "PASSWORD").asked(), "demanded twice, lifted once");
    }

    @Test
    void a_right_s_demand_concerns_whoever_holds_it_in_the_house() throws SQLException {
        long clerk = staff(OPERATOR_TENANCY);
        demand(clerk, town.operator, INVOICING, true);
        assertTrue(comes(regula, "PASSWORD").asked());
        assertTrue(comes(reseller, "PASSWORD").asked());
        assertFalse(comes(beat, "PASSWORD").asked(), "he holds no invoices");
        assertFalse(comes(clerk, "PASSWORD").asked());
        long elsewhere = new BookTown().customer;
        assertFalse(comes(town.commercial(elsewhere), "PASSWORD").asked(), "another operator's house");
    }

    @Test
    void nobody_demands_where_he_administers_nothing() throws SQLException {
        town.give(regula, kim, SLA, town.customer, null);
        assertEquals(REFUSED, refused(kim, town.customer, null));
        assertEquals(REFUSED, refused(other, town.customer, null));
        assertEquals(REFUSED, refused(regula, town.operator, INVOICING));
        assertEquals(REFUSED, refused(regula, town.customer, PORTAL_ADMIN), "rights are the operator's to lock");
    }

    /** The operator asks before he demands: how many, and how many of them have nothing yet. */
    @Test
    void the_count_says_whom_it_would_concern() throws SQLException {
        long clerk = staff(OPERATOR_TENANCY);
        town.give(regula, kim, INVOICING, town.customer, null);
        BookTown.owner(
                "INSERT INTO account_totp (account_id, sealed, confirmed_at) VALUES (?, 'x', now()) RETURNING account_id",
                regula);
        try (Connection app = BookTown.enter(clerk)) {
            String count = BookTown.text(
                    app, "SELECT people || ' ' || lacking FROM access_demand_count(?, ?)", town.operator, INVOICING);
            assertEquals("4 3", count, "regula, the reseller, the other customer, kim");
        }
        try (Connection app = BookTown.enter(regula)) {
            assertEquals(
                    "0 0",
                    BookTown.text(
                            app,
                            "SELECT people || ' ' || lacking FROM access_demand_count(?, ?)",
                            town.operator,
                            INVOICING));
        }
    }

    private Standing comes(long person, String way) throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection()) {
            UUID visit = UUID.fromString(BookTown.text(
                    owner,
                    "INSERT INTO account_visit (account_id, way, browser, address) VALUES (?, ?, 'curl', '192.0.2.1')"
                            + " RETURNING id",
                    person,
                    way));
            return guard.standing(new AccountId(person), Optional.of(new Pass(0, visit)));
        }
    }

    private static int nodes(Standing standing) {
        return portico.guard.Contexts.of(standing.rights(), 1).split("=").length - 2;
    }

    private static void demand(long actor, long node, String right, boolean demanded) throws SQLException {
        try (Connection app = BookTown.enter(actor)) {
            BookTown.text(app, "SELECT access_demand_factor(?, ?, ?)", node, right, demanded);
            app.commit();
        }
    }

    private static String refused(long actor, long node, String right) {
        return assertThrows(SQLException.class, () -> demand(actor, node, right, true))
                .getSQLState();
    }

    private long staff(String right) {
        long clerk = town.person();
        BookTown.owner(
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (?, ?, ?) RETURNING account_id",
                clerk,
                right,
                town.operator);
        return clerk;
    }

    private static Fixpoint guard() {
        Fixpoint guard = new Fixpoint();
        guard.portal = TestDatabase.portal();
        guard.memory = new Memory();
        return guard;
    }
}
