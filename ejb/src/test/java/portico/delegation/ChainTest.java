package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** «Why can this person see this?» (B2). */
class ChainTest {
    private final Company company = new Company().commercial("Regula", CUSTOMER).technical("Beat", CUSTOMER);

    @Test
    void B2_a_contact_sees_it_because_of_the_contract() {
        Chain chain = chain("Regula", INVOICING, SITE).orElseThrow();
        assertEquals("COMMERCIAL", chain.root().cause());
        assertEquals("V-3", chain.root().reference());
        assertEquals(List.of(), chain.grants());
    }

    @Test
    void B2_the_way_is_told_from_hand_to_hand_beginning_at_the_contract() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, INVOICING);
        company.grants("Kim", "Lou", SITE, PORTAL_ADMIN, INVOICING);
        company.grants("Lou", "Max", SITE, INVOICING);
        Chain chain = chain("Max", INVOICING, SITE).orElseThrow();
        assertEquals(company.person("Regula"), chain.root().account());
        assertEquals(
                List.of("Kim", "Lou", "Max"),
                chain.grants().stream().map(grant -> name(grant.grantee())).toList());
        assertEquals(
                List.of(INVOICING, INVOICING, INVOICING),
                chain.grants().stream().map(Grant::right).toList());
    }

    @Test
    void B2_who_does_not_hold_it_has_no_way_whatever_was_written_down() {
        company.grant("Beat", "Kim", INVOICING, CUSTOMER);
        assertEquals(Optional.empty(), chain("Kim", INVOICING, CUSTOMER));
        assertEquals(Optional.empty(), chain("Regula", INVOICING, RESELLER));
    }

    @Test
    void B2_a_way_never_goes_round_in_a_circle() {
        company.grants("Regula", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Kim", "Lou", CUSTOMER, PORTAL_ADMIN, SLA);
        company.grants("Lou", "Kim", CUSTOMER, PORTAL_ADMIN, SLA);
        assertEquals(1, chain("Kim", SLA, CUSTOMER).orElseThrow().grants().size());
        assertEquals(2, chain("Lou", SLA, CUSTOMER).orElseThrow().grants().size());
    }

    private Optional<Chain> chain(String name, String right, long node) {
        return Chain.of(company.holdings(), company.person(name), right, node);
    }

    private String name(long account) {
        return List.of("Kim", "Lou", "Max").stream()
                .filter(name -> company.person(name) == account)
                .findFirst()
                .orElseThrow();
    }
}
