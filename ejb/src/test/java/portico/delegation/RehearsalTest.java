package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.OTHER_CUSTOMER;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.delegation.RevokeMode.CASCADE;
import static portico.delegation.RevokeMode.RESTRICT;
import static portico.delegation.RevokeMode.TAKE_OVER;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who loses what, who keeps it by which other path, and what is done with it (B2). */
class RehearsalTest {
    private final Company company = new Company().commercial("Regula", CUSTOMER).technical("Beat", CUSTOMER);

    @Test
    void B2_restrict_names_what_hangs_on_it_and_touches_nothing_else() {
        company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        Grant right = company.grant("Regula", "Kim", SLA, CUSTOMER);
        Grant hanging = company.grant("Kim", "Lou", SLA, CUSTOMER);
        Rehearsal rehearsal = company.revoke("Regula", RESTRICT, right);
        assertEquals(List.of(hanging), rehearsal.dependants());
        assertEquals(Set.of(right.id()), rehearsal.revoked());
    }

    @Test
    void B2_the_gate_s_end_reaches_everything_that_went_through_it() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        Grant hanging = company.grant("Kim", "Lou", SLA, CUSTOMER);
        Rehearsal rehearsal = company.revoke("Regula", CASCADE, gate);
        assertEquals(Set.of(gate.id(), hanging.id()), rehearsal.revoked());
        assertEquals(
                Set.of(
                        new Holding(company.person("Kim"), PORTAL_ADMIN, CUSTOMER),
                        new Holding(company.person("Lou"), SLA, CUSTOMER)),
                rehearsal.lost());
        assertEquals(Set.of(), rehearsal.kept());
    }

    @Test
    void B2_who_has_it_from_another_hand_keeps_it_and_so_does_what_hangs_on_him() {
        company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        Grant first = company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Beat", "Kim", SLA, CUSTOMER);
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        Rehearsal rehearsal = company.revoke("Regula", RESTRICT, first);
        assertEquals(List.of(), rehearsal.dependants());
        assertEquals(Set.of(), rehearsal.lost());
        assertEquals(Set.of(new Holding(company.person("Kim"), SLA, CUSTOMER)), rehearsal.kept());
        assertTrue(company.holds("Lou", SLA, CUSTOMER));
    }

    @Test
    void what_was_revoked_with_its_root_does_not_come_back_with_it() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        company.revoke("Regula", CASCADE, gate);
        company.passTo(1).grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        assertFalse(company.holds("Lou", SLA, CUSTOMER));
    }

    @Test
    void what_would_begin_later_goes_too_when_its_grantor_cannot_stand_behind_it_any_more() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        Grant later = company.grant("Kim", "Lou", SLA, CUSTOMER, new Span(day(7), null));
        assertTrue(company.revoke("Regula", CASCADE, gate).revoked().contains(later.id()));
    }

    @Test
    void B2_take_over_keeps_what_whoever_revokes_may_grant_himself() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grants("Regula", "Kim", CUSTOMER, SLA, INVOICING);
        company.grants("Kim", "Lou", CUSTOMER, SLA, INVOICING);
        Rehearsal rehearsal = company.revoke("Beat", TAKE_OVER, gate);
        assertEquals(
                List.of(SLA), rehearsal.made().stream().map(Grant::right).toList(), "Beat holds no invoices (U23)");
        assertEquals(company.person("Beat"), rehearsal.made().get(0).grantor());
        assertEquals(
                Set.of(
                        new Holding(company.person("Kim"), PORTAL_ADMIN, CUSTOMER),
                        new Holding(company.person("Lou"), INVOICING, CUSTOMER)),
                rehearsal.lost());
        assertEquals(Set.of(SLA), company.rights("Lou", CUSTOMER));
    }

    @Test
    void B2_what_hangs_on_what_was_taken_over_stays_in_its_own_hands() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grants("Regula", "Kim", CUSTOMER, SLA);
        company.grants("Kim", "Lou", CUSTOMER, PORTAL_ADMIN, SLA);
        Grant deep = company.grant("Lou", "Max", SLA, SITE);
        Rehearsal rehearsal = company.revoke("Regula", TAKE_OVER, gate);
        assertFalse(rehearsal.revoked().contains(deep.id()));
        assertEquals(2, rehearsal.made().size());
        assertTrue(company.holds("Max", SLA, SITE));
        assertEquals(
                List.of(deep),
                company.facts().grants().stream()
                        .filter(grant -> grant.grantee() == company.person("Max")
                                && !grant.during().isOver(company.now()))
                        .toList());
    }

    @Test
    void nobody_takes_over_what_he_was_granted_himself() {
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grants("Regula", "Kim", CUSTOMER, SLA);
        company.grant("Kim", "Beat", SLA, CUSTOMER);
        Rehearsal rehearsal = company.revoke("Beat", TAKE_OVER, gate);
        assertEquals(List.of(), rehearsal.made());
    }

    @Test
    void what_is_taken_over_ends_when_it_would_have_and_when_the_taker_s_own_right_ends() {
        company.root("Nina", CUSTOMER, "TECHNICAL", PORTAL_ADMIN, new Span(null, day(20)));
        company.root("Nina", CUSTOMER, "TECHNICAL", SLA, Span.ALWAYS);
        Grant gate = company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER);
        company.grants("Regula", "Kim", CUSTOMER, SLA);
        company.grant("Kim", "Lou", SLA, CUSTOMER, new Span(day(0), day(30)));
        company.grant("Kim", "Max", SLA, CUSTOMER, new Span(day(5), day(10)));
        company.grant("Kim", "Nik", SLA, CUSTOMER, new Span(day(25), day(30)));
        List<Grant> made = company.passTo(1).revoke("Nina", TAKE_OVER, gate).made();
        assertEquals(2, made.size());
        assertEquals(new Span(day(1), day(20)), made.get(0).during());
        assertEquals(new Span(day(5), day(10)), made.get(1).during());
    }

    @Test
    void B2_who_leaves_loses_everything_and_leaves_his_people_to_whoever_takes_over() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Kim", "Lou", CUSTOMER, SLA);
        Rehearsal rehearsal = company.leaves("Kim", "Beat", TAKE_OVER);
        assertEquals(1, rehearsal.made().size());
        assertTrue(company.holds("Lou", SLA, CUSTOMER));
        assertEquals(Set.of(), company.rights("Kim", CUSTOMER));
    }

    @Test
    void a_contact_who_leaves_by_the_operator_s_hand_is_followed_by_whoever_takes_over() {
        company.commercial("Elin", RESELLER);
        company.grants("Regula", "Kim", CUSTOMER, INVOICING);
        Rehearsal rehearsal = company.leaves("Regula", "Elin", TAKE_OVER);
        assertEquals(company.person("Elin"), rehearsal.made().get(0).grantor());
        assertTrue(company.holds("Kim", INVOICING, CUSTOMER));
    }

    @Test
    void the_last_administrator_and_the_last_who_reads_invoices_stay() {
        Rehearsal beat = company.leaves("Beat", "Regula", CASCADE);
        assertEquals(Set.of(), beat.orphaned());
        Rehearsal regula = company.leaves("Regula", "Regula", CASCADE);
        assertEquals(
                Set.of(
                        new Holding(company.person("Regula"), PORTAL_ADMIN, CUSTOMER),
                        new Holding(company.person("Regula"), INVOICING, CUSTOMER)),
                regula.orphaned());
    }

    @Test
    void an_administrator_of_the_reseller_is_not_the_customer_s_own() {
        company.commercial("Elin", RESELLER);
        Company alone = new Company().commercial("Elin", RESELLER);
        Grant only = alone.grant("Elin", "Kim", PORTAL_ADMIN, OTHER_CUSTOMER);
        Grant site = alone.grant("Elin", "Kim", PORTAL_ADMIN, SITE);
        assertEquals(1, alone.revoke("Elin", CASCADE, only).orphaned().size());
        assertEquals(Set.of(), alone.revoke("Elin", CASCADE, site).orphaned(), "a site needs nobody of its own");
    }
}
