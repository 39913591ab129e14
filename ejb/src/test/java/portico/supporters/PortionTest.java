package portico.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.PORTAL_SUPERUSER;
import static portico.guard.Right.SERVICE_CONFIG;
import static portico.guard.Right.SLA;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import portico.access.Passable;
import portico.shared.ForAll;
import portico.shared.Refusal;

/** What of an administrator's rights a supporter gets (domain text, 3; H18, H20, U15, U23). */
class PortionTest {
    private static final Instant END = Instant.parse("2027-02-20T23:00:00Z");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final List<String> ALL =
            List.of(PORTAL_ADMIN, PORTAL_SUPERUSER, INVOICING, SLA, SERVICE_CONFIG, OPERATOR_TENANCY, "PBX");

    private static List<Passable> passable(String... rights) {
        return List.of(rights).stream().map(right -> new Passable(right, null)).toList();
    }

    private static NewSupporter wish(boolean automatic, boolean use, boolean configure, String... rights) {
        return new NewSupporter(
                "Sven", "s@x.example", "de", automatic, Set.of(rights), use, configure, Set.of(), null, "UTC", null);
    }

    private static Set<String> rights(NewSupporter wish) {
        return Portion.of(wish, passable(ALL.toArray(new String[0])), END).rights();
    }

    private static String refused(NewSupporter wish, String... held) {
        return assertThrows(Refusal.class, () -> Portion.of(wish, passable(held), END))
                .key();
    }

    @Test
    void automatic_gives_neither_the_administration_nor_invoices_nor_the_operator_s_rights() {
        assertEquals(Set.of(PORTAL_SUPERUSER, SLA, "PBX"), rights(wish(true, true, false)));
        assertEquals(Set.of(PORTAL_SUPERUSER, SLA, "PBX", SERVICE_CONFIG), rights(wish(true, true, true)));
    }

    @Test
    void invoices_only_where_they_are_named_and_only_by_who_has_them() {
        assertEquals(Set.of(INVOICING), rights(wish(false, true, false, INVOICING)));
        assertEquals("grants.not-held", refused(wish(false, true, false, INVOICING), PORTAL_ADMIN, SLA), "U23");
        assertEquals(Set.of(PORTAL_SUPERUSER, SLA, "PBX"), rights(wish(true, true, false, INVOICING)), "not by both");
    }

    @Test
    void settings_go_by_their_flag_alone() {
        assertEquals(Set.of(SERVICE_CONFIG), rights(wish(true, false, true)));
        assertEquals("grants.not-held", refused(wish(false, true, true, SLA), PORTAL_ADMIN, SLA));
    }

    @Test
    void nothing_at_all_is_no_delegation() {
        assertEquals("supporter.flags", refused(wish(true, false, false), SLA));
        assertEquals("supporter.rights", refused(wish(false, true, false), SLA));
        assertEquals("supporter.rights", refused(wish(true, true, false), PORTAL_ADMIN, INVOICING));
    }

    @Test
    void the_administration_is_never_given_however_it_is_asked_for() {
        assertEquals("grants.not-held", refused(wish(false, true, false, PORTAL_ADMIN), PORTAL_ADMIN, SLA));
        assertEquals("grants.not-held", refused(wish(false, true, false, OPERATOR_TENANCY), OPERATOR_TENANCY));
    }

    @Test
    void the_end_is_the_grantor_s_at_the_latest() {
        Instant early = END.minusSeconds(3_600);
        List<Passable> held = List.of(new Passable(SLA, early), new Passable("PBX", early.minusSeconds(60)));
        assertEquals(early, Portion.of(wish(true, true, false), held, END).end());
        assertEquals(
                END, Portion.of(wish(true, true, false), passable(SLA), END).end());
    }

    @Test
    void whatever_is_wished_it_is_never_more_than_may_be_passed_on() {
        ForAll.cases(1_000, dice -> {
            List<String> held = new ArrayList<>(ALL);
            held.removeIf(right -> dice.oneIn(2));
            Set<String> wanted = new TreeSet<>(ALL);
            wanted.removeIf(right -> !dice.oneIn(3));
            NewSupporter wish = wish(dice.oneIn(2), !dice.oneIn(3), dice.oneIn(2), wanted.toArray(new String[0]));
            try {
                Set<String> got = Portion.of(wish, passable(held.toArray(new String[0])), END)
                        .rights();
                assertTrue(held.containsAll(got), got + " of " + held);
                assertTrue(!got.contains(PORTAL_ADMIN) && !got.contains(OPERATOR_TENANCY), got::toString);
                assertTrue(!got.contains(INVOICING) || !wish.automatic() && wanted.contains(INVOICING), got::toString);
                assertEquals(wish.mayConfigure(), got.contains(SERVICE_CONFIG));
            } catch (Refusal refused) {
                assertTrue(Set.of("supporter.flags", "supporter.rights", "grants.not-held")
                        .contains(refused.key()));
            }
        });
    }

    @Test
    void the_last_day_is_needed_and_lies_between_today_and_a_year_ahead() {
        Instant now = Instant.parse("2026-11-22T23:30:00Z");
        assertEquals("supporter.until-needed", lastDay(null, now));
        assertEquals("grants.until-past", lastDay("2026-11-22", now), "in Zurich it is the 23rd already");
        assertEquals("supporter.until-far", lastDay("2027-11-25", now));
        assertEquals(
                Instant.parse("2026-11-23T23:00:00Z"),
                LastDay.of(LocalDate.parse("2026-11-23"), ZURICH, now).end());
        LastDay.of(LocalDate.parse("2027-11-24"), ZURICH, now);
    }

    private static String lastDay(String day, Instant now) {
        LocalDate wanted = day == null ? null : LocalDate.parse(day);
        return assertThrows(Refusal.class, () -> LastDay.of(wanted, ZURICH, now))
                .key();
    }
}
