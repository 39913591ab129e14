package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.FOREIGN_CUSTOMER;
import static portico.delegation.Company.OPERATOR;
import static portico.delegation.Company.RESELLER;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portico.guard.Level;

/** Moving a node counts as granting (domain text, 2): who stands above the new place comes to hold what he holds there. */
class MovingTest {
    private final Company company = new Company().commercial("Elin", RESELLER).commercial("Regula", FOREIGN_CUSTOMER);
    private final List<Place> underTheReseller =
            List.of(new Place(FOREIGN_CUSTOMER, Level.CUSTOMER, List.of(1L, 2L, 7L), Span.ALWAYS));

    @Test
    void a_customer_who_comes_under_a_reseller_is_seen_by_the_reseller_s_people() {
        assertEquals(
                Set.of(PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG),
                gained().stream().map(Holding::right).collect(Collectors.toSet()));
        assertEquals(
                Set.of(company.person("Elin")),
                gained().stream().map(Holding::account).collect(Collectors.toSet()),
                "Regula holds hers already");
        assertEquals(
                Set.of(FOREIGN_CUSTOMER), gained().stream().map(Holding::node).collect(Collectors.toSet()));
    }

    @Test
    void who_stays_where_he_is_gains_nothing_for_anybody() {
        List<Place> same = List.of(new Place(FOREIGN_CUSTOMER, Level.CUSTOMER, List.of(1L, 7L), Span.ALWAYS));
        assertEquals(Set.of(), Moving.gained(company.facts(), company.now(), same));
        List<Place> other = List.of(new Place(CUSTOMER, Level.CUSTOMER, List.of(1L, 2L, 3L), Span.ALWAYS));
        assertEquals(Set.of(), Moving.gained(company.facts(), company.now(), other));
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
        assertEquals(gained(), objections("Olga"), "without portal-admin one grants nothing");
    }

    @Test
    void nobody_moves_to_himself_what_he_does_not_hold() {
        assertEquals(gained(), objections("Elin"));
        company.root("Elin", OPERATOR, "STAFF", SLA, Span.ALWAYS);
        assertEquals(4, objections("Elin").size(), "what she holds already is no gain");
    }

    @Test
    void what_would_grow_valid_by_the_new_place_is_a_gain_too() {
        company.grant("Elin", "Kim", SLA, FOREIGN_CUSTOMER);
        assertEquals(
                Set.of(SLA),
                gained().stream()
                        .filter(holding -> holding.account() == company.person("Kim"))
                        .map(Holding::right)
                        .collect(Collectors.toSet()));
    }

    private Set<Holding> gained() {
        return Moving.gained(company.facts(), company.now(), underTheReseller);
    }

    private Set<Holding> objections(String mover) {
        return Moving.objections(company.facts(), company.now(), company.person(mover), underTheReseller);
    }
}
