package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.MONITORING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portico.access.PersonRow.Kind;
import portico.access.RightCell.Reason;
import portico.access.RightCell.Source;
import portico.delegation.Facts;
import portico.delegation.Grant;
import portico.delegation.Place;
import portico.delegation.RevokeMode;
import portico.delegation.Root;
import portico.delegation.Span;
import portico.guard.Level;
import portico.shared.Refusal;

/** What an administrator sees in the matrix of rights, and what becomes of his ticks (U22–U26, U42, U44, U45). */
class SightTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PBX = "Business Voice Virtual PBX";
    private static final long RESELLER = 2;
    private static final long CUSTOMER = 3;
    private static final long SITE = 5;

    private static final long REGULA = 11;
    private static final long BEAT = 12;
    private static final long ELIN = 13;
    private static final long KIM = 14;
    private static final long LOU = 15;
    private static final long OLGA = 16;

    private final Facts.Collector facts = new Facts.Collector();
    private long grants;

    SightTest() {
        contact(REGULA, CUSTOMER, "COMMERCIAL", PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG);
        contact(BEAT, CUSTOMER, "TECHNICAL", PORTAL_ADMIN, PORTAL_SUPERUSER, SLA, SERVICE_CONFIG);
        contact(ELIN, RESELLER, "COMMERCIAL", PORTAL_ADMIN, INVOICING, SLA);
        contact(OLGA, 1, "STAFF", "Operator-Tenancy");
        facts.add(new Place(1, Level.OPERATOR, List.of(1L), Span.ALWAYS));
        facts.add(new Place(RESELLER, Level.RESELLER, List.of(1L, 2L), Span.ALWAYS));
        facts.add(new Place(CUSTOMER, Level.CUSTOMER, List.of(1L, 2L, 3L), Span.ALWAYS));
        facts.add(new Place(SITE, Level.SITE, List.of(1L, 2L, 3L, 5L), Span.ALWAYS));
    }

    private void contact(long person, long node, String cause, String... rights) {
        for (String right : rights) {
            facts.add(new Root(person, right, node, cause, "V-1", Span.ALWAYS));
        }
    }

    private Grant grant(long by, long to, String right, long node, Span during) {
        Grant grant = new Grant(++grants, null, right, node, to, by, during);
        facts.add(grant);
        return grant;
    }

    private Sight seenBy(long me, long node) {
        return Sight.of(new Reading(1, NOW, facts.facts()), me, node);
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void U37_there_are_the_built_in_rights_and_those_that_products_brought() {
        List<String> builtIn = List.of(PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG);
        assertEquals(builtIn, seenBy(REGULA, CUSTOMER).rights(), "and none of the operator's");
        contact(REGULA, CUSTOMER, "PRODUCT", PBX);
        contact(99, 77, "PRODUCT", "Elsewhere");
        assertEquals(6, seenBy(REGULA, CUSTOMER).rights().size());
        assertEquals(PBX, seenBy(REGULA, CUSTOMER).rights().get(5));
    }

    @Test
    void U35_monitoring_is_absent_where_there_is_no_individual_solution_and_the_reason_says_so() {
        assertFalse(seenBy(REGULA, CUSTOMER).rights().contains(MONITORING));
        assertEquals(Optional.of(Reason.NO_INDIVIDUAL), seenBy(REGULA, CUSTOMER).reason(MONITORING));
        contact(REGULA, CUSTOMER, "PRODUCT", MONITORING);
        assertEquals(Optional.empty(), seenBy(REGULA, CUSTOMER).reason(MONITORING));
        assertEquals(Optional.of(Reason.NOT_HELD), seenBy(BEAT, CUSTOMER).reason(MONITORING));
    }

    @Test
    void U42_a_column_that_cannot_be_granted_says_why() {
        assertEquals(Optional.empty(), seenBy(REGULA, CUSTOMER).reason(INVOICING));
        assertEquals(Optional.of(Reason.NOT_HELD), seenBy(BEAT, CUSTOMER).reason(INVOICING));
        assertEquals(
                Optional.of(Reason.NOT_ADMINISTRATOR), seenBy(KIM, CUSTOMER).reason(SLA));
    }

    @Test
    void a_cell_says_where_a_right_comes_from_and_whether_it_can_be_changed() {
        grant(REGULA, KIM, SLA, CUSTOMER, Span.from(NOW));
        grant(ELIN, LOU, SLA, RESELLER, Span.from(NOW));
        Sight sight = seenBy(BEAT, CUSTOMER);
        assertEquals(new RightCell(SLA, true, Source.ROOT, null, false, Reason.ROOT), sight.cell(REGULA, false, SLA));
        assertEquals(new RightCell(SLA, true, Source.ABOVE, null, false, Reason.ABOVE), sight.cell(LOU, false, SLA));
        assertEquals(new RightCell(SLA, true, Source.GRANT, null, true, null), sight.cell(KIM, false, SLA));
        assertEquals(new RightCell(SLA, true, Source.ROOT, null, false, Reason.SELF), sight.cell(BEAT, false, SLA));
        assertEquals(
                new RightCell(INVOICING, false, null, null, false, Reason.NOT_HELD), sight.cell(KIM, false, INVOICING));
        assertEquals(
                new RightCell(SERVICE_CONFIG, false, null, null, true, null), sight.cell(KIM, false, SERVICE_CONFIG));
        assertEquals(
                new RightCell(SERVICE_CONFIG, false, null, null, false, Reason.DISABLED),
                sight.cell(KIM, true, SERVICE_CONFIG));
    }

    @Test
    void a_cell_says_when_a_right_ends_the_longest_way_counts() {
        grant(REGULA, KIM, SLA, CUSTOMER, new Span(NOW, in(10)));
        assertEquals(in(10), seenBy(BEAT, CUSTOMER).cell(KIM, false, SLA).until());
        grant(BEAT, KIM, SLA, CUSTOMER, new Span(NOW, in(20)));
        assertEquals(in(20), seenBy(BEAT, CUSTOMER).cell(KIM, false, SLA).until());
        grant(BEAT, KIM, SLA, CUSTOMER, new Span(NOW, null));
        assertNull(seenBy(BEAT, CUSTOMER).cell(KIM, false, SLA).until());
    }

    @Test
    void U40_people_are_told_apart_by_what_they_are() {
        grant(REGULA, KIM, PORTAL_ADMIN, CUSTOMER, Span.from(NOW));
        Sight sight = seenBy(REGULA, CUSTOMER);
        assertEquals(Kind.COMMERCIAL, sight.kind(REGULA));
        assertEquals(Kind.TECHNICAL, sight.kind(BEAT));
        assertEquals(Kind.STAFF, sight.kind(OLGA));
        assertEquals(Kind.ADMINISTRATOR, sight.kind(KIM));
        assertEquals(Kind.USER, sight.kind(LOU));
        contact(LOU, CUSTOMER, "PRODUCT", PBX);
        facts.add(new Root(LOU, PORTAL_ADMIN, CUSTOMER, "TECHNICAL", "V-0", new Span(null, NOW)));
        assertEquals(Kind.USER, seenBy(REGULA, CUSTOMER).kind(LOU), "whose contract is over is no contact any more");
    }

    @Test
    void a_tick_gives_a_right_until_its_end_clamped_to_the_giver_s_own() {
        grant(REGULA, KIM, PORTAL_ADMIN, CUSTOMER, new Span(NOW, in(30)));
        grant(REGULA, KIM, SLA, CUSTOMER, new Span(NOW, in(10)));
        Sight sight = seenBy(KIM, CUSTOMER);
        assertEquals(
                new Span(NOW, in(10)),
                give(sight, LOU, SLA, null).gives().get(0).during());
        assertEquals(
                new Span(NOW, in(5)),
                give(sight, LOU, SLA, in(5)).gives().get(0).during());
        assertEquals(
                new Span(NOW, in(10)),
                give(sight, LOU, SLA, in(15)).gives().get(0).during());
        Grant given = give(sight, LOU, SLA, null).gives().get(0);
        assertEquals(List.of(LOU, KIM, CUSTOMER), List.of(given.grantee(), given.grantor(), given.node()));
        assertEquals(SLA, given.right());
    }

    @Test
    void what_is_given_already_is_not_given_twice() {
        grant(REGULA, KIM, SLA, CUSTOMER, Span.from(NOW));
        assertEquals(List.of(), give(seenBy(BEAT, CUSTOMER), KIM, SLA, null).gives());
        grant(LOU, KIM, PORTAL_SUPERUSER, CUSTOMER, Span.from(NOW));
        assertEquals(
                1,
                give(seenBy(BEAT, CUSTOMER), KIM, PORTAL_SUPERUSER, null)
                        .gives()
                        .size(),
                "that one counts for nothing");
        grant(REGULA, LOU, SLA, SITE, Span.from(NOW));
        assertEquals(1, give(seenBy(BEAT, CUSTOMER), LOU, SLA, null).gives().size(), "only on a site of it");
    }

    @Test
    void several_ticks_are_one_change() {
        Wish wish = Wish.of(
                seenBy(REGULA, CUSTOMER),
                List.of(new Wish.Tick(KIM, SLA, true), new Wish.Tick(KIM, INVOICING, true)),
                null,
                RevokeMode.RESTRICT);
        assertEquals(
                Set.of(SLA, INVOICING), wish.gives().stream().map(Grant::right).collect(Collectors.toSet()));
        assertEquals(2, wish.gives().stream().map(Grant::id).distinct().count());
        assertTrue(wish.gives().stream().allMatch(grant -> grant.id() < 0));
        assertEquals(Optional.empty(), wish.objection());
    }

    @Test
    void U15_ticks_that_nobody_may_make_are_refused_by_name() {
        assertEquals("grants.not-held", refused(seenBy(BEAT, CUSTOMER), KIM, INVOICING, true, null));
        assertEquals("grants.not-administrator", refused(seenBy(KIM, CUSTOMER), LOU, SLA, true, null));
        assertEquals("grants.self", refused(seenBy(BEAT, CUSTOMER), BEAT, SLA, true, null));
        assertEquals("grants.until-past", refused(seenBy(BEAT, CUSTOMER), KIM, SLA, true, NOW));
        grant(REGULA, KIM, INVOICING, CUSTOMER, Span.from(NOW));
        assertEquals("grants.not-yours", refused(seenBy(BEAT, CUSTOMER), KIM, INVOICING, false, null));
    }

    @Test
    void who_gave_it_takes_it_back_and_so_does_who_may_give_it() {
        Grant first = grant(REGULA, KIM, SLA, CUSTOMER, Span.from(NOW));
        Grant later = grant(ELIN, KIM, SLA, CUSTOMER, new Span(in(3), null));
        grant(REGULA, KIM, SLA, CUSTOMER, new Span(null, NOW));
        grant(REGULA, KIM, SLA, SITE, Span.from(NOW));
        Wish wish = Wish.of(seenBy(BEAT, CUSTOMER), List.of(new Wish.Tick(KIM, SLA, false)), null, RevokeMode.CASCADE);
        assertEquals(Set.of(first.id(), later.id()), wish.rehearsal().revoked());
        Grant dead = grant(LOU, KIM, INVOICING, CUSTOMER, Span.from(NOW));
        assertTrue(seenBy(LOU, CUSTOMER).mayRevoke(dead));
        assertFalse(seenBy(BEAT, CUSTOMER).mayRevoke(dead));
    }

    @Test
    void B2_restrict_objects_to_what_hangs_on_it() {
        grant(REGULA, KIM, PORTAL_ADMIN, CUSTOMER, Span.from(NOW));
        grant(REGULA, KIM, SLA, CUSTOMER, Span.from(NOW));
        grant(KIM, LOU, SLA, CUSTOMER, Span.from(NOW));
        assertEquals("grants.dependants", objection(KIM, SLA, RevokeMode.RESTRICT));
        assertNull(objection(KIM, SLA, RevokeMode.CASCADE));
        assertNull(objection(LOU, SLA, RevokeMode.RESTRICT));
    }

    @Test
    void the_last_ones_stay() {
        Facts.Collector alone = new Facts.Collector()
                .add(new Place(4, Level.CUSTOMER, List.of(1L, 2L, 4L), Span.ALWAYS))
                .add(new Root(ELIN, PORTAL_ADMIN, 2, "COMMERCIAL", "V-2", Span.ALWAYS))
                .add(new Root(ELIN, INVOICING, 2, "COMMERCIAL", "V-2", Span.ALWAYS))
                .add(new Grant(1, null, PORTAL_ADMIN, 4, KIM, ELIN, Span.ALWAYS))
                .add(new Grant(2, null, INVOICING, 4, KIM, ELIN, Span.ALWAYS));
        Sight sight = Sight.of(new Reading(1, NOW, alone.facts()), ELIN, 4);
        for (var last : List.of(
                List.of(PORTAL_ADMIN, "grants.last-administrator"), List.of(INVOICING, "grants.last-invoicing"))) {
            Wish wish = Wish.of(sight, List.of(new Wish.Tick(KIM, last.get(0), false)), null, RevokeMode.CASCADE);
            assertEquals(last.get(1), wish.objection().orElseThrow().key());
        }
    }

    private String objection(long person, String right, RevokeMode mode) {
        return Wish.of(seenBy(REGULA, CUSTOMER), List.of(new Wish.Tick(person, right, false)), null, mode)
                .objection()
                .map(Refusal::key)
                .orElse(null);
    }

    private static Wish give(Sight sight, long person, String right, Instant until) {
        return Wish.of(sight, List.of(new Wish.Tick(person, right, true)), until, RevokeMode.RESTRICT);
    }

    private static String refused(Sight sight, long person, String right, boolean give, Instant until) {
        return assertThrows(
                        Refusal.class,
                        () -> Wish.of(sight, List.of(new Wish.Tick(person, right, give)), until, RevokeMode.CASCADE))
                .key();
    }
}
