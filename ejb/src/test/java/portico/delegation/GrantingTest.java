package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.OPERATOR;
import static portico.delegation.Company.OTHER_CUSTOMER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;
import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may grant, until when, and whom one may manage (U15, U23–U26, U44). */
class GrantingTest {
    private final Company company = new Company().commercial("Regula", CUSTOMER).technical("Beat", CUSTOMER);

    @Test
    void U15_nobody_passes_on_what_he_does_not_hold_there() {
        assertEquals(Granting.Verdict.MAY, judge("Regula", "Kim", INVOICING, CUSTOMER));
        assertEquals(Granting.Verdict.MAY, judge("Regula", "Kim", INVOICING, SITE));
        assertEquals(Granting.Verdict.NOT_HELD, judge("Beat", "Kim", INVOICING, CUSTOMER));
        assertEquals(Granting.Verdict.NOT_ADMINISTRATOR, judge("Regula", "Kim", SLA, OTHER_CUSTOMER));
        assertEquals(Granting.Verdict.NOT_ADMINISTRATOR, judge("Kim", "Lou", SLA, CUSTOMER));
        assertEquals(Granting.Verdict.SELF, judge("Regula", "Regula", SLA, CUSTOMER));
    }

    @Test
    void U44_automatic_passes_on_exactly_what_one_holds_and_may_pass_on() {
        assertEquals(Set.of(PORTAL_ADMIN, PORTAL_SUPERUSER, SLA, SERVICE_CONFIG), all("Beat", CUSTOMER));
        assertEquals(Set.of(PORTAL_ADMIN, PORTAL_SUPERUSER, SLA, SERVICE_CONFIG, INVOICING), all("Regula", CUSTOMER));
        assertEquals(Set.of(), all("Regula", OTHER_CUSTOMER));
        company.grant("Regula", "Kim", SLA, CUSTOMER);
        assertEquals(Set.of(), all("Kim", CUSTOMER));
    }

    @Test
    void U42_who_lacks_a_right_is_shown_to_those_who_can_grant_it() {
        company.grant("Regula", "Kim", INVOICING, CUSTOMER);
        assertEquals(
                Set.of(company.person("Regula")),
                Granting.helpers(company.holdings(), INVOICING, SITE),
                "Kim holds it and cannot pass it on");
    }

    @Test
    void validity_is_clamped_to_the_grantor_s_own() {
        company.grant("Regula", "Kim", PORTAL_ADMIN, CUSTOMER, new Span(day(0), day(10)));
        company.grant("Regula", "Kim", SLA, CUSTOMER, new Span(day(0), day(20)));
        assertEquals(day(10), until("Kim", SLA));
        company.grant("Beat", "Kim", PORTAL_ADMIN, CUSTOMER, new Span(day(0), day(15)));
        assertEquals(day(15), until("Kim", SLA), "the longest way counts");
        assertEquals(null, until("Regula", SLA));
        assertEquals(day(0), until("Kim", INVOICING));
    }

    @Test
    void a_technical_contact_does_not_get_at_the_commercial_one_s_password() {
        assertEquals(Management.Verdict.CONTACT, manage("Beat", "Regula"));
        assertEquals(Management.Verdict.CONTACT, manage("Regula", "Beat"));
        assertEquals(Management.Verdict.SELF, manage("Regula", "Regula"));
    }

    @Test
    void whom_one_may_manage_holds_nothing_that_one_does_not_hold() {
        company.grants("Regula", "Kim", CUSTOMER, SLA);
        assertEquals(Management.Verdict.MAY, manage("Beat", "Kim"));
        company.grants("Regula", "Kim", SITE, INVOICING);
        assertEquals(Management.Verdict.HOLDS_MORE, manage("Beat", "Kim"));
        assertEquals(Management.Verdict.MAY, manage("Regula", "Kim"));
    }

    @Test
    void a_right_that_begins_tomorrow_or_sleeps_protects_today() {
        company.grant("Regula", "Kim", INVOICING, CUSTOMER, new Span(day(1), null));
        assertEquals(Management.Verdict.HOLDS_MORE, manage("Beat", "Kim"));
        company.grant("Nobody", "Lou", INVOICING, CUSTOMER);
        assertEquals(Management.Verdict.HOLDS_MORE, manage("Beat", "Lou"), "it may count again");
        company.passTo(2).grant("Regula", "Max", INVOICING, CUSTOMER, new Span(day(0), day(1)));
        assertEquals(Management.Verdict.MAY, manage("Beat", "Max"), "what is over does not come back");
    }

    @Test
    void the_operator_changes_contacts_and_nobody_changes_his_staff() {
        company.root("Olga", OPERATOR, "STAFF", OPERATOR_TENANCY, Span.ALWAYS);
        company.root("Paul", OPERATOR, "STAFF", OPERATOR_BILLING, Span.ALWAYS);
        assertEquals(Management.Verdict.MAY, manage("Olga", "Regula"));
        assertEquals(Management.Verdict.CONTACT, manage("Paul", "Regula"));
        assertEquals(Management.Verdict.STAFF, manage("Olga", "Paul"));
    }

    @Test
    void a_contact_whose_contract_is_over_is_a_user_like_others() {
        company.passTo(1).leavesTheContract("Beat");
        assertEquals(Management.Verdict.MAY, manage("Regula", "Beat"));
    }

    private Granting.Verdict judge(String from, String to, String right, long node) {
        return Granting.judge(company.holdings(), company.person(from), company.person(to), right, node);
    }

    private Set<String> all(String name, long node) {
        return Granting.all(company.holdings(), company.person(name), node);
    }

    private java.time.Instant until(String name, String right) {
        return Granting.until(company.facts(), company.person(name), right, CUSTOMER, company.now());
    }

    private Management.Verdict manage(String actor, String person) {
        return Management.judge(company.facts(), company.now(), company.person(actor), company.person(person));
    }
}
