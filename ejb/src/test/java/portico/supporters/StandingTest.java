package portico.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.supporters.SupportState.ACCEPTED;
import static portico.supporters.SupportState.ACTIVE;
import static portico.supporters.SupportState.DECLINED;
import static portico.supporters.SupportState.EXPIRED;
import static portico.supporters.SupportState.INVITED;
import static portico.supporters.SupportState.REVOKED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import portico.shared.ForAll;

/** In which state a delegation is (domain text, 3; H16–H18). */
class StandingTest {
    private static final Instant INVITED_AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LINK_ENDS = in(14);
    private static final Instant ENDS = in(90);

    /** What may follow upon what; everything may stay as it is. */
    private static final Map<SupportState, Set<SupportState>> FOLLOWS = Map.of(
            INVITED, Set.of(ACCEPTED, ACTIVE, EXPIRED, REVOKED, DECLINED),
            ACCEPTED, Set.of(ACTIVE, EXPIRED, REVOKED),
            ACTIVE, Set.of(ACCEPTED, EXPIRED, REVOKED),
            EXPIRED, Set.of(),
            REVOKED, Set.of(),
            DECLINED, Set.of());

    private static Instant in(int days) {
        return INVITED_AT.plus(Duration.ofDays(days));
    }

    private static SupportState at(Instant now, Boolean accepted, Instant revoked, boolean counts) {
        return new Standing(LINK_ENDS, accepted, ENDS, revoked, counts).at(now);
    }

    @Test
    void who_has_not_answered_is_invited_for_fourteen_days() {
        assertEquals(INVITED, at(INVITED_AT, null, null, false));
        assertEquals(INVITED, at(LINK_ENDS.minusNanos(1), null, null, false));
        assertEquals(EXPIRED, at(LINK_ENDS, null, null, false));
    }

    @Test
    void who_said_yes_is_active_while_something_counts_and_expires_with_the_last_moment() {
        assertEquals(ACTIVE, at(in(1), true, null, true));
        assertEquals(ACTIVE, at(in(20), true, null, true), "the link's end ends nothing that was answered");
        assertEquals(ACTIVE, at(ENDS.minusNanos(1), true, null, true));
        assertEquals(EXPIRED, at(ENDS, true, null, false));
    }

    @Test
    void before_the_beginning_and_without_the_grantor_s_basis_there_is_no_right_yet() {
        assertEquals(ACCEPTED, at(in(1), true, null, false));
    }

    @Test
    void what_was_declined_or_revoked_stays_so() {
        assertEquals(DECLINED, at(in(1), false, null, false));
        assertEquals(DECLINED, at(in(200), false, in(2), false));
        assertEquals(REVOKED, at(in(1), null, in(1), false), "an invitation that was withdrawn");
        assertEquals(REVOKED, at(in(200), true, in(3), false));
    }

    @Test
    void whatever_happens_no_state_follows_that_must_not() {
        ForAll.cases(2_000, dice -> {
            Boolean accepted = null;
            Instant revoked = null;
            SupportState before = INVITED;
            for (int day = 0; day < 120; day++) {
                Instant now = in(day);
                boolean counts =
                        Boolean.TRUE.equals(accepted) && revoked == null && now.isBefore(ENDS) && !dice.oneIn(10);
                if (before == INVITED && dice.oneIn(10)) {
                    accepted = !dice.oneIn(3);
                } else if (List.of(INVITED, ACCEPTED, ACTIVE).contains(before) && dice.oneIn(50)) {
                    revoked = now;
                }
                SupportState then = at(now, accepted, revoked, counts && revoked == null);
                assertTrue(then == before || FOLLOWS.get(before).contains(then), before + " then " + then);
                before = then;
            }
        });
    }

    @Test
    void what_is_asked_or_on_can_be_ended_and_what_was_agreed_extended() {
        for (SupportState state : SupportState.values()) {
            assertEquals(
                    Set.of(INVITED, ACCEPTED, ACTIVE).contains(state),
                    row(state).isOpen(),
                    state.name());
            assertEquals(Set.of(ACCEPTED, ACTIVE).contains(state), row(state).isExtendable(), state.name());
        }
    }

    private static SupporterRow row(SupportState state) {
        return new SupporterRow(
                null, null, null, null, null, null, state, false, true, false, null, null, null, null, null, null, null,
                null, null, null, null, false, null, null, null, null);
    }
}
