package portico.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.contracts.DeskTown.holds;
import static portico.contracts.DeskTown.number;
import static portico.contracts.DeskTown.one;
import static portico.contracts.DeskTown.text;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import portico.guard.Right;

/** What the database itself lets who write into the book of contracts, and what follows from it. */
class ConclusionBookTest {
    private static final String REFUSED = "42501";
    private static final String TOMORROW = "clock_timestamp() + interval '1 day'";
    private static final String NOW = "clock_timestamp()";

    private final DeskTown town = new DeskTown();

    @Test
    void U14_U38_both_contacts_hold_their_rights_as_soon_as_the_contract_is_concluded() throws SQLException {
        long customer = town.customer(town.reseller);
        long contract = town.contract(customer);
        long commercial = town.contact(contract, "COMMERCIAL", email());
        long technical = town.contact(contract, "TECHNICAL", email());
        assertTrue(holds(commercial, NOW).contains("Invoicing&Billing@" + customer));
        assertTrue(holds(technical, NOW).contains("portal-admin@" + customer));
        assertFalse(holds(technical, NOW).contains("Invoicing&Billing@" + customer), "U19");
        assertEquals(2, one("SELECT count(*) FROM account_link WHERE account_id IN (?, ?)", commercial, technical));
    }

    @Test
    void numbers_go_on_where_they_are_and_never_meet() throws SQLException {
        long first = town.customer(town.reseller);
        long taken = Long.parseLong(word("SELECT substring(number FROM 3) FROM node WHERE id = ?", first)) + 1;
        one(
                "INSERT INTO node (level, parent_id, operator_id, number, name) VALUES ('CUSTOMER', ?, ?, ?, 'by file') RETURNING id",
                town.operator,
                town.operator,
                "K-" + taken);
        assertEquals("K-" + (taken + 1), word("SELECT number FROM node WHERE id = ?", town.customer(town.reseller)));
    }

    @Test
    void contracts_are_the_operators_to_conclude() throws SQLException {
        long customer = town.customer(town.reseller);
        String sql = "SELECT id FROM contracts_conclude(?, false, 'CHF', 'de', current_date, NULL, NULL)";
        assertEquals(REFUSED, refused(() -> town.administrator(town.reseller, app -> number(app, sql, customer))));
        assertEquals(REFUSED, refused(() -> town.administrator(customer, app -> number(app, sql, customer))));
        long foreign = DeskTown.node("OPERATOR", 0);
        assertEquals(
                REFUSED,
                refused(() ->
                        DeskTown.as(town.clerk, Right.OPERATOR_TENANCY, foreign, app -> number(app, sql, customer))));
        long contract = town.contract(customer);
        for (String more : List.of(
                "SELECT contracts_add_service(?, 'x', NULL, 1)",
                "SELECT contracts_name_contact(?, 'COMMERCIAL', 'a@b.example', 'A', 'de', sha256('a'), 72)",
                "SELECT contracts_end_contact(?, 'COMMERCIAL', now())",
                "SELECT contracts_invite_again(?, 'COMMERCIAL', sha256('b'), 72)",
                "SELECT contracts_hand_over(?, 1, 2)")) {
            assertEquals(
                    REFUSED, refused(() -> town.administrator(town.reseller, app -> text(app, more, contract))), more);
        }
    }

    @Test
    void H11_customers_are_kept_by_their_own_reseller_only() throws SQLException {
        long customer = town.customer(town.reseller);
        assertEquals(
                REFUSED,
                refused(() -> town.administrator(
                        town.other, app -> text(app, "SELECT tenancy_end_customer(?, current_date)", customer))));
        assertEquals(
                REFUSED,
                refused(() -> town.administrator(
                        customer, app -> text(app, "SELECT tenancy_end_customer(?, current_date)", customer))));
        assertEquals(
                REFUSED,
                refused(() ->
                        town.administrator(town.other, app -> text(app, "SELECT access_leave_with(?)", customer))));
        assertEquals(
                REFUSED,
                refused(() -> town.administrator(
                        customer, app -> text(app, "SELECT tenancy_create_site(?, 'x')", customer))));
        assertEquals(
                REFUSED,
                refused(() -> town.administrator(
                        town.other,
                        app -> text(
                                app,
                                "SELECT tenancy_create_customer(?, 'x', 'de', NULL, NULL, '3011', 'Bern', 'CH')",
                                town.reseller))));
    }

    @Test
    void who_is_replaced_keeps_his_rights_for_the_day_and_what_he_passed_on_goes_on_under_the_next()
            throws SQLException {
        long customer = town.customer(town.reseller);
        long contract = town.contract(customer);
        long old = town.contact(contract, "COMMERCIAL", email());
        long kim = DeskTown.person();
        DeskTown.as(old, Right.PORTAL_ADMIN, customer, app -> text(app, give(), Right.SLA, customer, kim));
        String passedOn = "SELECT count(*) FROM contracts_passed_on(?, 'COMMERCIAL')";
        assertEquals("1", town.clerk(app -> text(app, passedOn, contract)));
        assertEquals(
                "0", town.administrator(town.reseller, app -> text(app, passedOn, contract)), "not his to replace");
        town.clerk(app ->
                text(app, "SELECT contracts_end_contact(?, 'COMMERCIAL', now() + interval '12 hours')", contract));
        long next = town.contact(contract, "COMMERCIAL", email());
        assertFalse(holds(old, NOW).isEmpty(), "until the day is over");
        assertEquals(List.of(), holds(old, TOMORROW));
        assertEquals(List.of(), holds(kim, TOMORROW), "falls with him, unless it is taken over");
        assertEquals("1", town.clerk(app -> text(app, "SELECT contracts_hand_over(?, ?, ?)", contract, old, next)));
        assertEquals(List.of(Right.SLA + "@" + customer), holds(kim, NOW));
        assertEquals(List.of(Right.SLA + "@" + customer), holds(kim, TOMORROW));
    }

    @Test
    void U23_the_technical_contact_takes_over_no_invoices() throws SQLException {
        long customer = town.customer(town.reseller);
        long contract = town.contract(customer);
        long commercial = town.contact(contract, "COMMERCIAL", email());
        long technical = town.contact(contract, "TECHNICAL", email());
        long kim = DeskTown.person();
        DeskTown.as(commercial, Right.PORTAL_ADMIN, customer, app -> text(app, give(), Right.INVOICING, customer, kim));
        assertEquals(
                "0",
                town.clerk(app -> text(app, "SELECT contracts_hand_over(?, ?, ?)", contract, commercial, technical)));
        assertEquals(List.of(Right.INVOICING + "@" + customer), holds(kim, NOW));
        assertEquals(
                REFUSED,
                refused(() -> town.clerk(
                        app -> number(app, "SELECT contracts_hand_over(?, ?, ?)", contract, kim, technical))),
                "between contacts only");
    }

    @Test
    void who_belongs_only_to_a_customer_that_ends_cannot_sign_in_until_he_comes_back() throws SQLException {
        long customer = town.customer(town.reseller);
        long elsewhere = town.customer(town.reseller);
        long stays = town.contact(town.contract(customer), "COMMERCIAL", email());
        one(
                "INSERT INTO contract_contact (contract_id, account_id, role) VALUES (?, ?, 'TECHNICAL') RETURNING id",
                town.contract(elsewhere),
                stays);
        long goes = town.contact(town.contract(customer), "COMMERCIAL", email());
        long shut = town.contact(town.contract(customer), "COMMERCIAL", email());
        one("UPDATE account SET disabled_at = now() WHERE id = ? RETURNING id", shut);
        assertEquals(
                "2",
                town.administrator(
                        town.reseller, app -> text(app, "SELECT count(*) FROM access_who_would_go(?)", customer)));
        assertEquals(
                "0",
                town.administrator(
                        town.other, app -> text(app, "SELECT count(*) FROM access_who_would_go(?)", customer)));
        assertEquals("1", town.administrator(town.reseller, app -> text(app, "SELECT access_leave_with(?)", customer)));
        assertEquals(List.of(), holds(goes, NOW));
        assertFalse(holds(stays, NOW).isEmpty());
        assertEquals(
                "1", town.administrator(town.reseller, app -> text(app, "SELECT access_return_with(?)", customer)));
        assertFalse(holds(goes, NOW).isEmpty());
        assertEquals(List.of(), holds(shut, NOW), "for another reason");
    }

    @Test
    void an_invitation_is_worth_nothing_once_it_is_withdrawn_or_sent_again() throws SQLException {
        long contract = town.contract(town.customer(town.reseller));
        String email = email();
        town.contact(contract, "COMMERCIAL", email);
        assertTrue(isGood(email));
        String again = "again-" + email;
        town.clerk(app ->
                text(app, "SELECT contracts_invite_again(?, 'COMMERCIAL', sha256(?::bytea), 72)", contract, again));
        assertFalse(isGood(email), "only the newest");
        assertTrue(isGood(again));
        town.clerk(app -> text(
                app, "SELECT contracts_invite_again(?, 'COMMERCIAL', sha256(?::bytea), 0)", contract, "x" + again));
        assertFalse(isGood(again));
        assertFalse(isGood("x" + again));
    }

    @Test
    void a_known_person_keeps_the_account_and_gets_no_link() throws SQLException {
        long known = DeskTown.person();
        String email = word("SELECT email FROM account WHERE id = ?", known);
        long contract = town.contract(town.customer(town.reseller));
        assertEquals(known, town.contact(contract, "COMMERCIAL", email.toUpperCase(java.util.Locale.ROOT)));
        assertEquals(0, one("SELECT count(*) FROM account_link WHERE account_id = ?", known));
        assertEquals(
                1,
                one(
                        "SELECT count(*) FROM account WHERE id = ? AND password_hash = 'x$y' AND name = 'Somebody'",
                        known));
    }

    @Test
    void a_service_is_used_where_its_product_belongs_from_the_first_day_on() throws SQLException {
        long customer = town.customer(town.reseller);
        long site = town.administrator(
                town.reseller, app -> number(app, "SELECT tenancy_create_site(?, 'Werkhof')", customer));
        long contract = town.contract(customer);
        town.clerk(
                app -> text(app, "SELECT contracts_add_service(?, ?, ?, 3)", contract, "NET-" + town.operator, site));
        town.clerk(app -> text(app, "SELECT contracts_add_service(?, ?, NULL, 1)", contract, "PBX-" + town.operator));
        assertEquals(2, one("""
                        SELECT count(*) FROM service s JOIN service_phase p ON p.service_id = s.id AND p.valid_from = current_date
                         WHERE s.contract_id = ? AND s.node_id = CASE p.quantity WHEN 3 THEN ? ELSE ? END""", contract, site, customer));
        assertEquals(
                1,
                one("SELECT count(*) FROM billing_preference WHERE contract_id = ? AND channel = 'PAPER'", contract));
        long foreign = town.administrator(
                town.reseller, app -> number(app, "SELECT tenancy_create_site(?, 'x')", town.customer(town.reseller)));
        assertEquals(
                "P0002",
                refused(() -> town.clerk(app -> text(
                        app, "SELECT contracts_add_service(?, ?, ?, 1)", contract, "NET-" + town.operator, foreign))),
                "another customer's site is none");
    }

    private static boolean isGood(String token) {
        return one(
                        "SELECT count(*) FROM account_link WHERE hash = sha256(?::bytea) AND used_at IS NULL AND ends_at > clock_timestamp()",
                        token)
                == 1;
    }

    private static String give() {
        return "SELECT access_give(ARRAY[?], ?, ?, 'MANUAL', NULL, NULL, NULL)";
    }

    private static String refused(Work work) {
        return assertThrows(SQLException.class, work::run).getSQLState();
    }

    private interface Work {
        Object run() throws SQLException;
    }

    private static String email() {
        return UUID.randomUUID() + "@muster.example";
    }

    private static String word(String sql, Object... values) {
        try (var owner = portico.shared.TestDatabase.owner().getConnection()) {
            return text(owner, sql, values);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
