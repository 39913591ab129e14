package portico.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.delegation.Company.CUSTOMER;
import static portico.delegation.Company.FOREIGN_CUSTOMER;
import static portico.delegation.Company.OPERATOR;
import static portico.delegation.Company.OTHER_CUSTOMER;
import static portico.delegation.Company.OTHER_SITE;
import static portico.delegation.Company.RESELLER;
import static portico.delegation.Company.SITE;
import static portico.delegation.Company.day;
import static portico.guard.Right.SLA;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import portico.guard.Level;

/** What is known, and when it changes by itself. */
class FactsTest {
    private final Company company = new Company().commercial("Regula", CUSTOMER);

    @Test
    void everybody_who_occurs_is_known_as_root_giver_or_taker() {
        company.grant("Kim", "Lou", SLA, CUSTOMER);
        assertEquals(
                Set.of(company.person("Regula"), company.person("Kim"), company.person("Lou")),
                company.facts().people());
        assertEquals(
                Set.of(CUSTOMER, OTHER_CUSTOMER, FOREIGN_CUSTOMER),
                company.facts().nodes(Level.CUSTOMER));
        assertEquals(Set.of(SITE, OTHER_SITE), company.facts().nodes(Level.SITE));
    }

    @Test
    void a_site_belongs_to_the_company_it_stands_under_and_every_other_node_is_one() {
        Facts facts = company.facts();
        assertEquals(CUSTOMER, facts.company(SITE, day(0)));
        assertEquals(CUSTOMER, facts.company(CUSTOMER, day(0)));
        assertEquals(RESELLER, facts.company(RESELLER, day(0)));
        assertEquals(77, facts.company(77, day(0)), "nobody knows where it stands");
        Facts own = new Facts.Collector()
                .add(new Place(8, Level.SITE, List.of(1L, 2L, 8L), Span.ALWAYS))
                .facts();
        assertEquals(RESELLER, own.company(8, day(0)), "a reseller's own site");
    }

    @Test
    void the_way_down_tells_what_stands_between() {
        Facts facts = company.facts();
        assertTrue(facts.isBetween(RESELLER, CUSTOMER, SITE, day(0)));
        assertTrue(facts.isBetween(RESELLER, RESELLER, SITE, day(0)));
        assertTrue(facts.isBetween(SITE, SITE, SITE, day(0)));
        assertFalse(facts.isBetween(RESELLER, OPERATOR, SITE, day(0)));
        assertFalse(facts.isBetween(OTHER_CUSTOMER, SITE, SITE, day(0)), "it stands elsewhere");
        assertFalse(facts.isBetween(RESELLER, OTHER_CUSTOMER, SITE, day(0)), "so does this one");
    }

    @Test
    void nothing_begins_or_ends_by_itself_where_everything_holds_for_ever() {
        assertNull(company.facts().steadyUntil(day(0)));
        assertEquals(Set.of(day(3)), company.facts().moments(day(3), day(9)));
    }

    @Test
    void what_begins_and_ends_by_itself_is_foreseen_wherever_it_stands() {
        company.grant("Regula", "Kim", SLA, CUSTOMER, new Span(day(2), day(4)));
        company.root("Nina", CUSTOMER, "TECHNICAL", SLA, new Span(day(1), day(6)));
        company.passTo(5).away("Lou");
        Facts facts = company.facts();
        assertEquals(day(1), facts.steadyUntil(day(0)));
        assertEquals(day(2), facts.steadyUntil(day(1)));
        assertEquals(day(4), facts.steadyUntil(day(2)));
        assertEquals(day(5), facts.steadyUntil(day(4)));
        assertEquals(day(6), facts.steadyUntil(day(5)));
        assertNull(facts.steadyUntil(day(6)));
        assertEquals(Set.of(day(1), day(2), day(4), day(5)), facts.moments(day(1), day(6)));
        Place later = new Place(SITE, Level.SITE, List.of(1L, 5L), Span.from(day(7)));
        assertEquals(day(7), new Facts.Collector().add(later).facts().steadyUntil(day(6)));
    }

    @Test
    void what_moves_takes_along_all_that_stands_below_it_and_nothing_else() {
        Facts facts = company.facts();
        assertEquals(List.of(CUSTOMER, SITE, OTHER_SITE), facts.below(CUSTOMER, day(0)));
        assertEquals(List.of(SITE), facts.below(SITE, day(0)));
        Facts moved = facts.moved(CUSTOMER, OPERATOR, day(0));
        assertEquals(List.of(OPERATOR, CUSTOMER, SITE), moved.above(SITE, day(0)));
        assertEquals(List.of(OPERATOR, CUSTOMER), moved.above(CUSTOMER, day(0)));
        assertEquals(List.of(OPERATOR, RESELLER, OTHER_CUSTOMER), moved.above(OTHER_CUSTOMER, day(0)));
        assertEquals(CUSTOMER, moved.company(SITE, day(0)));
    }

    @Test
    void a_span_holds_from_its_first_instant_until_just_before_its_last() {
        Span span = new Span(day(1), day(2));
        assertFalse(span.holds(day(1).minusNanos(1)));
        assertTrue(span.holds(day(1)));
        assertTrue(span.holds(day(2).minusNanos(1)));
        assertFalse(span.holds(day(2)));
        assertTrue(Span.ALWAYS.holds(day(0)));
        assertEquals(new Span(day(1), day(2)), Span.from(day(1)).until(day(2)));
        assertEquals(span, span.until(day(3)));
        assertEquals(span, span.until(null));
        assertEquals(new Span(day(1), day(1)), span.until(day(1)));
    }
}
