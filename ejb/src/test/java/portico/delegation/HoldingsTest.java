package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.FOREIGN_CUSTOMER;
import static portico.delegation.Company.OTHER_CUSTOMER;
import static portico.delegation.Company.OTHER_SITE;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who holds what: the least fixpoint from the roots (domain text, 2). */
class HoldingsTest {
    private final Company company = new Company().commercial("Regula", CUSTOMER).technical("Beat", CUSTOMER);

    @Test
    void U21_both_contacts_are_administrators_without_anybody_granting_it() {
        assertTrue(company.holds("Regula", PORTAL_ADMIN, CUSTOMER));
        assertTrue(company.holds("Beat", PORTAL_ADMIN, CUSTOMER));
    }

    @Test
    void U19_the_technical_contact_lacks_invoicing_and_nothing_else() {
        Set<String> lacking = company.rights("Regula", CUSTOMER);
        lacking.removeAll(company.rights("Beat", CUSTOMER));
        assertEquals(Set.of(INVOICING), lacking);
    }

    @Test
    void a_right_holds_on_its_node_and_below_and_nowhere_else() {
        assertTrue(company.holds("Regula", INVOICING, SITE));
        assertFalse(company.holds("Regula", INVOICING, RESELLER));
        assertFalse(company.holds("Regula", INVOICING, OTHER_CUSTOMER));
        assertFalse(company.holds("Regula", INVOICING, FOREIGN_CUSTOMER));
    }

    @Test
    void U25_what_an_administrator_holds_he_passes_on() {
        company.grant("Regula", "Kim", INVOICING, CUSTOMER);
        assertTrue(company.holds("Kim", INVOICING, CUSTOMER));
        assertEquals(Set.of(INVOICING), company.rights("Kim", CUSTOMER));
    }

    @Test
    void U23_the_technical_contact_s_grant_of_invoicing_counts_for_nothing() {
        company.grant("Beat", "Kim", INVOICING, CUSTOMER);
        assertFalse(company.holds("Kim", INVOICING, CUSTOMER));
    }

    @Test
    void portal_admin_is_the_gate_who_only_holds_the_right_passes_nothing_on() {
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        assertFalse(company.holds("Lou", SLA, CUSTOMER));
        company.grant("Beat", "Kim", PORTAL_ADMIN, CUSTOMER);
        assertTrue(company.holds("Lou", SLA, CUSTOMER), "right and gate may come from different hands");
    }

    @Test
    void U26_who_receives_portal_admin_is_an_administrator_under_the_same_limit() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Kim", "Lou", CUSTOMER, PORTAL_ADMIN, SLA, INVOICING);
        assertEquals(Set.of(PORTAL_ADMIN, SLA), company.rights("Lou", CUSTOMER));
    }

    @Test
    void the_gate_must_stand_on_the_node_of_the_grant_or_above() {
        company.grant("Regula", "Kim", PORTAL_ADMIN, SITE);
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Kim", "Lou", SLA, SITE);
        company.grant("Kim", "Max", SLA, OTHER_SITE);
        company.grant("Kim", "Nik", SLA, CUSTOMER);
        assertTrue(company.holds("Lou", SLA, SITE));
        assertFalse(company.holds("Max", SLA, OTHER_SITE));
        assertFalse(company.holds("Nik", SLA, CUSTOMER));
        assertFalse(company.holds("Nik", SLA, SITE), "a grant on a node counts there or not at all");
    }

    @Test
    void two_who_grant_each_other_hold_nothing_once_their_root_is_gone() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Kim", "Lou", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Lou", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        assertTrue(company.holds("Lou", SLA, CUSTOMER));
        company.leavesTheContract("Regula");
        assertEquals(Set.of(), company.rights("Kim", CUSTOMER));
        assertEquals(Set.of(), company.rights("Lou", CUSTOMER));
    }

    @Test
    void an_end_takes_effect_by_itself_and_with_all_that_hangs_on_it() {
        company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER, new Span(day(0), day(10)));
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        assertTrue(company.passTo(9).holds("Lou", SLA, CUSTOMER));
        assertFalse(company.passTo(10).holds("Lou", SLA, CUSTOMER), "the end itself no longer belongs to it");
        assertTrue(company.holds("Kim", SLA, CUSTOMER));
    }

    @Test
    void what_begins_tomorrow_does_not_count_today() {
        company.grant("Regula", "Kim", SLA, CUSTOMER, new Span(day(1), null));
        assertFalse(company.holds("Kim", SLA, CUSTOMER));
        assertTrue(company.passTo(1).holds("Kim", SLA, CUSTOMER));
    }

    @Test
    void a_dormant_product_s_right_sleeps_with_all_that_was_passed_on_and_wakes_again() {
        String pbx = "Business Voice Virtual PBX";
        company.root("Regula", CUSTOMER, "PRODUCT", pbx, new Span(day(0), day(5)));
        company.root("Regula", CUSTOMER, "PRODUCT", pbx, new Span(day(8), null));
        company.grant("Regula", "Kim", pbx, CUSTOMER);
        assertTrue(company.holds("Kim", pbx, SITE));
        assertFalse(company.passTo(5).holds("Kim", pbx, SITE));
        assertTrue(company.passTo(8).holds("Kim", pbx, SITE));
    }

    @Test
    void who_is_disabled_holds_nothing_and_stands_behind_nothing() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        company.away("Kim");
        assertEquals(Set.of(), company.rights("Kim", CUSTOMER));
        assertFalse(company.holds("Lou", SLA, CUSTOMER));
        company.away("Regula");
        assertEquals(Set.of(), company.rights("Regula", CUSTOMER));
    }

    @Test
    void a_reseller_s_contact_holds_and_passes_on_at_his_customers() {
        company.commercial("Elin", RESELLER);
        company.grant("Elin", "Kim", SLA, OTHER_CUSTOMER);
        assertTrue(company.holds("Elin", SLA, SITE));
        assertTrue(company.holds("Kim", SLA, OTHER_CUSTOMER));
        assertFalse(company.holds("Kim", SLA, CUSTOMER));
    }

    @Test
    void whether_a_grant_counts_is_told_grant_by_grant() {
        Grant good = company.grant("Regula", "Kim", SLA, CUSTOMER);
        Grant bad = company.grant("Beat", "Kim", INVOICING, CUSTOMER);
        assertTrue(company.holdings().counts(good));
        assertFalse(company.holdings().counts(bad));
        assertEquals(
                Set.of(company.person("Regula")),
                company.holdings().holders(INVOICING, SITE).collect(Collectors.toSet()));
    }

    @Test
    void a_right_that_is_held_twice_is_listed_once() {
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Beat", "Kim", SLA, CUSTOMER);
        assertEquals(
                List.of(new Holding(company.person("Kim"), SLA, CUSTOMER)),
                company.holdings().of(company.person("Kim")).toList());
    }

    @Test
    void what_is_known_is_steady_until_the_next_beginning_or_end() {
        company.grant("Regula", "Kim", SLA, CUSTOMER, new Span(day(0), day(10)));
        company.grant("Regula", "Lou", PORTAL_SUPERUSER, CUSTOMER, new Span(day(4), null));
        assertEquals(day(4), company.facts().steadyUntil(day(0)));
        assertEquals(day(10), company.facts().steadyUntil(day(4)));
        assertEquals(null, company.facts().steadyUntil(day(10)));
        assertEquals(Set.of(day(1), day(4)), company.facts().moments(day(1), day(10)));
    }
}
