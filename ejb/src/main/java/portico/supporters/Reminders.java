package portico.supporters;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** When a supporter, and who let him in, are told that the end comes near: 14, 3 and 0 days before, in the morning. */
final class Reminders {
    private static final List<Integer> DAYS = List.of(14, 3, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private Reminders() {}

    /**
     * The reminder that is due, the nearest to the end where several are: after a long night nobody hears the same thrice.
     *
     * @param granted when this end was agreed: what lay behind it then is not said afterwards
     * @return 14, 3 or 0
     */
    static Optional<Integer> due(Instant granted, Instant end, ZoneId zone, Instant now) {
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        return DAYS.stream()
                .filter(days -> moment(days, end, zone).isAfter(granted))
                .filter(days -> !moment(days, end, zone).isAfter(now))
                .min(Integer::compareTo);
    }

    /** Where the last day ends before the morning, as it begins. */
    static Instant moment(int days, Instant end, ZoneId zone) {
        LastDay last = LastDay.of(end, zone);
        Instant morning =
                last.day().minusDays(days).atTime(MORNING).atZone(zone).toInstant();
        return morning.isBefore(end)
                ? morning
                : last.day().minusDays(days).atStartOfDay(zone).toInstant();
    }
}
