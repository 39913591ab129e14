package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import portico.delegation.Chain;
import portico.delegation.Facts;
import portico.delegation.Grant;
import portico.delegation.Place;
import portico.delegation.Root;
import portico.delegation.Span;
import portico.guard.Level;

/**
 * Who is named to whom (U41, U42, B2, B10). The database names nobody of a level above either; here it has told everything, as
 * if its wall were down.
 */
class NamesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long OPERATOR = 1;
    private static final long RESELLER = 2;
    private static final long CUSTOMER = 3;
    private static final long OTHER = 4;
    private static final long SITE = 5;

    private static final long REGULA = 11;
    private static final long KIM = 12;
    private static final long ELIN = 13;
    private static final long DEPUTY = 14;
    private static final long LOU = 15;

    private final Facts.Collector facts = new Facts.Collector()
            .add(new Place(OPERATOR, Level.OPERATOR, List.of(1L), Span.ALWAYS))
            .add(new Place(RESELLER, Level.RESELLER, List.of(1L, 2L), Span.ALWAYS))
            .add(new Place(CUSTOMER, Level.CUSTOMER, List.of(1L, 2L, 3L), Span.ALWAYS))
            .add(new Place(OTHER, Level.CUSTOMER, List.of(1L, 2L, 4L), Span.ALWAYS))
            .add(new Place(SITE, Level.SITE, List.of(1L, 2L, 3L, 5L), Span.ALWAYS))
            .add(new Root(ELIN, PORTAL_ADMIN, RESELLER, "COMMERCIAL", "V-2", Span.ALWAYS))
            .add(new Root(ELIN, SLA, RESELLER, "COMMERCIAL", "V-2", Span.ALWAYS))
            .add(new Root(REGULA, PORTAL_ADMIN, CUSTOMER, "COMMERCIAL", "V-3", Span.ALWAYS))
            .add(new Root(REGULA, SLA, CUSTOMER, "COMMERCIAL", "V-3", Span.ALWAYS))
            .add(new Grant(1, null, SLA, SITE, KIM, REGULA, Span.from(NOW)))
            .add(new Grant(2, null, PORTAL_ADMIN, RESELLER, DEPUTY, ELIN, Span.from(NOW)))
            .add(new Grant(3, null, SLA, RESELLER, DEPUTY, ELIN, Span.from(NOW)))
            .add(new Grant(4, null, SLA, CUSTOMER, LOU, DEPUTY, new Span(NOW, NOW.plusSeconds(60))));

    private final Map<Long, Person> known = new TreeMap<>();

    NamesTest() {
        know(REGULA, "Regula", null, 1, 2, 3);
        know(KIM, "Kim", null, 1, 2, 3, 5);
        know(ELIN, "Elin", "Reseller AG", 1, 2);
        know(DEPUTY, "Deputy", "Reseller AG", 1, 2);
        know(LOU, "Lou", null, 1, 2, 3);
    }

    private void know(long id, String name, String organisation, long... places) {
        List<Long> all = java.util.Arrays.stream(places).boxed().toList();
        known.put(id, new Person(id, null, name, null, "de", false, true, organisation, all));
    }

    private Names seenBy(long me, long node) {
        Sight sight = Sight.of(new Reading(1, NOW, facts.facts()), me, node);
        return Names.of(sight, known);
    }

    @Test
    void U42_people_of_the_own_company_are_named_those_above_are_their_organisation() {
        Names names = seenBy(REGULA, CUSTOMER);
        assertEquals("Regula", names.of(REGULA));
        assertEquals("Kim", names.of(KIM));
        assertEquals("Reseller AG", names.of(ELIN));
        assertEquals("Reseller AG", names.of(DEPUTY), "whose right was passed on up there");
        assertEquals(
                new Helpers(List.of("Kim", "Regula"), List.of("Reseller AG")),
                names.helpers(List.of(REGULA, KIM, DEPUTY, ELIN, 99L)));
    }

    @Test
    void U41_who_is_of_a_site_reads_the_names_of_the_company_s_administrators() {
        Names names = seenBy(KIM, SITE);
        assertEquals("Regula", names.of(REGULA));
        assertEquals("Reseller AG", names.of(ELIN));
    }

    @Test
    void H11_a_reseller_reads_the_names_of_his_customers_people() {
        Names names = seenBy(ELIN, CUSTOMER);
        assertEquals("Kim", names.of(KIM));
        assertEquals("Deputy", names.of(DEPUTY));
    }

    @Test
    void names_that_were_erased_or_may_not_be_told_are_a_dash() {
        know(LOU, null, null, 1, 2, 3);
        know(DEPUTY, "Deputy", null, 1, 2);
        Names names = seenBy(REGULA, CUSTOMER);
        assertEquals("–", names.of(99));
        assertEquals("–", names.of(LOU));
        assertEquals("–", names.of(DEPUTY));
        assertEquals(Helpers.NOBODY, names.helpers(List.of(LOU, DEPUTY)));
        assertTrue(Helpers.NOBODY.isEmpty());
        assertFalse(new Helpers(List.of(), List.of("Reseller AG")).isEmpty());
        assertFalse(new Helpers(List.of("Kim"), List.of()).isEmpty());
    }

    @Test
    void B2_a_way_from_above_begins_where_it_enters_the_own_company() {
        ChainView way = way(REGULA, LOU);
        assertEquals(
                new ChainView(
                        "Lou",
                        SLA,
                        "ABOVE",
                        null,
                        "Reseller AG",
                        List.of(new ChainView.Step("Reseller AG", "Lou", NOW, NOW.plusSeconds(60)))),
                way);
        assertEquals("Elin", way(ELIN, LOU).holder());
        assertEquals("V-2", way(ELIN, LOU).reference());
        assertEquals(2, way(ELIN, LOU).steps().size());
    }

    @Test
    void B2_a_way_within_the_own_company_is_told_from_the_contract_on() {
        assertEquals(new ChainView("Regula", SLA, "COMMERCIAL", "V-3", "Regula", List.of()), way(REGULA, REGULA));
        assertEquals(1, way(KIM, KIM, SITE).steps().size());
        assertEquals("V-3", way(KIM, KIM, SITE).reference(), "a site's house is its company");
    }

    @Test
    void what_stands_elsewhere_is_not_ours() {
        Names names = seenBy(REGULA, CUSTOMER);
        assertTrue(names.isOurs(CUSTOMER));
        assertTrue(names.isOurs(SITE));
        assertFalse(names.isOurs(RESELLER));
        assertFalse(names.isOurs(OTHER));
        assertFalse(names.isOurs(77));
        assertTrue(seenBy(ELIN, SITE).isOurs(CUSTOMER));
    }

    /** The time machine tells of days on which other nodes were known than today. */
    @Test
    void B10_a_node_on_the_way_down_is_ours_though_nothing_of_today_tells_where_it_stands() {
        Facts.Collector few = new Facts.Collector()
                .add(new Place(SITE, Level.SITE, List.of(1L, 2L, 3L, 5L), Span.ALWAYS))
                .add(new Root(ELIN, PORTAL_ADMIN, RESELLER, "COMMERCIAL", "V-2", Span.ALWAYS));
        Names names = Names.of(Sight.of(new Reading(1, NOW, few.facts()), ELIN, SITE), known);
        assertTrue(names.isOurs(CUSTOMER));
        assertTrue(names.isOurs(RESELLER));
        assertFalse(names.isOurs(OPERATOR));
    }

    private ChainView way(long reader, long person) {
        return way(reader, person, CUSTOMER);
    }

    private ChainView way(long reader, long person, long node) {
        Names names = seenBy(reader, node);
        return names.chain(
                person,
                SLA,
                Chain.of(names.sight().holdings(), person, SLA, node).orElseThrow());
    }
}
