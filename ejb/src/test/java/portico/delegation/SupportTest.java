package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is granted to a supporter is used and never passed on (domain text, 3; H16–H20). */
class SupportTest {
    private final Company company = new Company().commercial("regula", CUSTOMER).technical("beat", CUSTOMER);

    @Test
    void H20_a_supporter_holds_what_was_given_on_the_node_and_below_until_the_end() {
        company.support("regula", "sven", SLA, CUSTOMER, 90);
        assertTrue(company.holds("sven", SLA, SITE));
        assertFalse(company.holds("sven", SLA, RESELLER));
        assertTrue(company.passTo(89).holds("sven", SLA, CUSTOMER));
        assertFalse(company.passTo(90).holds("sven", SLA, CUSTOMER));
    }

    @Test
    void H20_it_ends_at_once_when_the_grantor_s_basis_ends() {
        company.support("beat", "sven", SLA, CUSTOMER, 90);
        company.leavesTheContract("beat");
        assertFalse(company.holds("sven", SLA, CUSTOMER));
    }

    @Test
    void a_supporter_passes_nothing_on_even_where_he_is_an_administrator_by_himself() {
        company.support("regula", "beat", INVOICING, CUSTOMER, 90);
        assertTrue(company.holds("beat", INVOICING, CUSTOMER));
        assertEquals(
                Granting.Verdict.NOT_HELD,
                Granting.judge(company.holdings(), company.person("beat"), 7, INVOICING, CUSTOMER),
                "U23, by way of support");
        assertFalse(Granting.all(company.holdings(), company.person("beat"), CUSTOMER)
                .contains(INVOICING));
        company.grant("beat", "kim", INVOICING, CUSTOMER);
        company.support("beat", "lou", INVOICING, CUSTOMER, 90);
        assertFalse(company.holds("kim", INVOICING, CUSTOMER));
        assertFalse(company.holds("lou", INVOICING, CUSTOMER));
    }

    @Test
    void administration_that_somebody_supports_with_opens_nothing_to_others() {
        company.support("regula", "sven", PORTAL_ADMIN, CUSTOMER, 90);
        company.support("regula", "sven", SLA, CUSTOMER, 90);
        company.grant("sven", "kim", SLA, CUSTOMER);
        assertFalse(company.holds("kim", SLA, CUSTOMER));
    }

    @Test
    void who_owns_a_right_and_supports_with_it_too_passes_on_what_he_owns() {
        company.support("regula", "beat", SLA, CUSTOMER, 90);
        company.grant("beat", "kim", SLA, CUSTOMER);
        assertTrue(company.holds("kim", SLA, CUSTOMER));
        Chain chain = Chain.of(company.holdings(), company.person("kim"), SLA, CUSTOMER)
                .orElseThrow();
        assertEquals(1, chain.grants().size(), "from his own root, not through the support");
    }

    @Test
    void a_supporter_with_all_the_rights_manages_nobody() {
        company.grant("regula", "kim", INVOICING, CUSTOMER);
        company.support("regula", "beat", INVOICING, CUSTOMER, 90);
        assertEquals(
                Management.Verdict.HOLDS_MORE,
                Management.judge(company.facts(), company.now(), company.person("beat"), company.person("kim")),
                "he would read invoices as kim when his support is over");
    }

    @Test
    void nobody_takes_a_supporter_over_his_time_ends_with_who_let_him_in() {
        company.grants("regula", "kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.support("kim", "sven", SLA, CUSTOMER, 90);
        Rehearsal rehearsal = company.leaves("kim", "regula", RevokeMode.TAKE_OVER);
        assertEquals(List.of(), rehearsal.made());
        assertTrue(rehearsal.lost().contains(new Holding(company.person("sven"), SLA, CUSTOMER)));
        assertFalse(company.holds("sven", SLA, CUSTOMER));
    }

    @Test
    void a_supporter_is_not_the_last_who_reads_the_invoices() {
        Company two = new Company().commercial("elin", RESELLER);
        Grant own = two.grant("elin", "kim", INVOICING, CUSTOMER);
        two.support("elin", "sven", INVOICING, CUSTOMER, 90);
        Rehearsal rehearsal = two.revoke("elin", RevokeMode.CASCADE, own);
        assertEquals(
                Set.of(new Holding(two.person("kim"), INVOICING, CUSTOMER)),
                rehearsal.orphaned(),
                "the company would be left to somebody who goes again");
        assertTrue(two.holds("sven", INVOICING, CUSTOMER));
    }

    @Test
    void what_begins_and_ends_with_a_support_is_known_beforehand() {
        company.support("regula", "sven", SLA, CUSTOMER, 90);
        assertEquals(day(90), company.facts().steadyUntil(company.now()));
    }
}
