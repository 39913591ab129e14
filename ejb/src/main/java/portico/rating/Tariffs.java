package portico.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tariffs of one charge in one currency, found by the longest beginning of the number dialled. */
public final class Tariffs {
    public static final Tariffs NONE = new Tariffs(List.of());

    private final Map<String, List<Tariff>> byPrefix = new HashMap<>();
    private int longest;

    public Tariffs(List<Tariff> all) {
        for (Tariff tariff : all) {
            byPrefix.computeIfAbsent(tariff.prefix(), prefix -> new ArrayList<>(1))
                    .add(tariff);
            longest = Math.max(longest, tariff.prefix().length());
        }
    }

    /** A longer prefix counts only on days on which it is valid. */
    Optional<Tariff> of(String dialled, LocalDate day) {
        String number = dialled.startsWith("+") ? dialled.substring(1) : dialled;
        for (int length = Math.min(longest, number.length()); length >= 0; length--) {
            Optional<Tariff> found = Dated.on(day, byPrefix.getOrDefault(number.substring(0, length), List.of()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
