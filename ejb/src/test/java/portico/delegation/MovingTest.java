package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.FOREIGN_CUSTOMER;
import static portico.delegation.Company.OPERATOR;
import static portico.delegation.Company.OTHER_CUSTOMER;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Moving a node counts as granting (domain text, 2; H10–H14): who stands above the new place comes to hold what he holds there. */
class MovingTest {
    private final Company company = new Company().commercial("Elin", RESELLER).commercial("Regula", FOREIGN_CUSTOMER);

    @Test
    void a_customer_who_comes_under_a_reseller_is_seen_by_the_reseller_s_people() {
        Set<Holding> gained = toTheReseller().gained();
        assertEquals(
                Set.of(PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG),
                gained.stream().map(Holding::right).collect(Collectors.toSet()));
        assertEquals(Set.of("Elin"), people(gained), "Regula holds hers already");
        assertEquals(Set.of(FOREIGN_CUSTOMER), nodes(gained));
        assertEquals(Set.of(), toTheReseller().lost());
    }

    @Test
    void a_customer_who_leaves_a_reseller_is_seen_by_him_no_more() {
        company.commercial("Rosa", CUSTOMER);
        Moving moving = move(CUSTOMER, OPERATOR);
        assertEquals(Set.of("Elin"), people(moving.lost()));
        assertEquals(5, moving.lost().size(), "the sites go without saying");
        assertEquals(Set.of(CUSTOMER), nodes(moving.lost()));
        assertEquals(Set.of(), moving.gained());
        assertEquals(Set.of(), moving.orphaned(), "Rosa is there");
    }

    @Test
    void what_somebody_holds_below_only_is_told_there() {
        company.technical("Beat", CUSTOMER).commercial("Olga", OTHER_CUSTOMER);
        company.grant("Beat", "Kim", SLA, SITE);
        Moving moving = move(SITE, OTHER_CUSTOMER);
        assertEquals(Set.of("Olga"), people(moving.gained()));
        assertEquals(Set.of("Beat", "Kim"), people(moving.lost()));
        assertEquals(Set.of(SITE), nodes(moving.lost()));
        assertEquals(
                List.of("Kim"),
                moving.fallen().stream().map(grant -> name(grant.grantee())).toList());
    }

    @Test
    void a_customer_s_sites_are_told_where_more_is_held_on_them() {
        company.commercial("Rosa", CUSTOMER);
        company.grant("Elin", "Kim", SLA, SITE);
        Moving moving = move(CUSTOMER, OPERATOR);
        assertTrue(moving.lost().contains(new Holding(company.person("Kim"), SLA, SITE)));
        assertEquals(6, moving.lost().size());
    }

    @Test
    void what_the_old_reseller_s_people_granted_falls_and_what_the_customer_s_own_granted_stands() {
        company.commercial("Rosa", CUSTOMER);
        Grant ours = company.grant("Rosa", "Kim", SLA, CUSTOMER);
        Grant theirs = company.grant("Elin", "Kim", INVOICING, SITE);
        Grant soon = company.grant("Elin", "Kim", SLA, SITE, Span.from(day(3)));
        company.grant("Elin", "Kim", SERVICE_CONFIG, SITE, new Span(day(-3), day(0)));
        Grant helper = company.support("Elin", "Sven", SLA, CUSTOMER, 90);
        Grant baseless = company.grant("Sven", "Lou", SLA, SITE);
        List<Grant> fallen = move(CUSTOMER, OPERATOR).fallen();
        assertEquals(List.of(theirs, soon, helper), fallen);
        assertTrue(!fallen.contains(ours) && !fallen.contains(baseless));
    }

    @Test
    void who_had_his_administration_from_the_reseller_only_would_leave_the_customer_alone() {
        company.grants("Elin", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        assertEquals(
                Set.of(new Holding(company.person("Kim"), PORTAL_ADMIN, CUSTOMER)),
                move(CUSTOMER, OPERATOR).orphaned());
        assertEquals(Set.of(), move(SITE, OTHER_CUSTOMER).orphaned());
    }

    @Test
    void who_stays_where_he_is_gains_nothing_for_anybody() {
        assertEquals(new Moving(Set.of(), Set.of(), List.of(), Set.of()), move(FOREIGN_CUSTOMER, OPERATOR));
        assertEquals(new Moving(Set.of(), Set.of(), List.of(), Set.of()), move(CUSTOMER, RESELLER));
    }

    @Test
    void who_could_have_granted_all_of_it_there_may_move_it() {
        assertEquals(Set.of(), objections("Regula"));
    }

    @Test
    void nobody_else_may() {
        company.technical("Beat", FOREIGN_CUSTOMER);
        assertEquals(
                Set.of(new Holding(company.person("Elin"), INVOICING, FOREIGN_CUSTOMER)),
                objections("Beat"),
                "he could not let her see the invoices (U23)");
        company.root("Olga", OPERATOR, "STAFF", INVOICING, Span.ALWAYS);
        assertEquals(toTheReseller().gained(), objections("Olga"), "without portal-admin one grants nothing");
    }

    @Test
    void nobody_moves_to_himself_what_he_does_not_hold() {
        assertEquals(toTheReseller().gained(), objections("Elin"));
        company.root("Elin", OPERATOR, "STAFF", SLA, Span.ALWAYS);
        assertEquals(4, objections("Elin").size(), "what she holds already is no gain");
        company.support("Regula", "Elin", INVOICING, FOREIGN_CUSTOMER, 90);
        assertTrue(
                objections("Elin").contains(new Holding(company.person("Elin"), INVOICING, FOREIGN_CUSTOMER)),
                "what she helps with would be hers");
    }

    @Test
    void what_would_grow_valid_by_the_new_place_is_a_gain_too() {
        company.grant("Elin", "Kim", SLA, FOREIGN_CUSTOMER);
        assertEquals(
                Set.of(SLA),
                toTheReseller().gained().stream()
                        .filter(holding -> holding.account() == company.person("Kim"))
                        .map(Holding::right)
                        .collect(Collectors.toSet()));
    }

    private Moving toTheReseller() {
        return move(FOREIGN_CUSTOMER, RESELLER);
    }

    private Moving move(long node, long under) {
        return Moving.of(company.facts(), company.now(), node, under);
    }

    private Set<Holding> objections(String mover) {
        return toTheReseller().objections(company.holdings(), company.person(mover));
    }

    private String name(long account) {
        return List.of("Elin", "Regula", "Rosa", "Beat", "Olga", "Kim", "Sven", "Lou").stream()
                .filter(name -> company.person(name) == account)
                .findFirst()
                .orElseThrow();
    }

    private Set<String> people(Set<Holding> holdings) {
        return holdings.stream().map(holding -> name(holding.account())).collect(Collectors.toSet());
    }

    private static Set<Long> nodes(Set<Holding> holdings) {
        return holdings.stream().map(Holding::node).collect(Collectors.toSet());
    }
}
