package portico.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import portico.shared.Period;

/** Something that holds for some days: a phase, a price, a tariff, a tax rate. */
interface Dated {

    Period valid();

    /** What holds on that day; of two versions the younger, so that a new price ends the old one even where nobody said so. */
    static <T extends Dated> Optional<T> on(LocalDate day, List<T> versions) {
        T found = null;
        for (T version : versions) {
            if (version.valid().contains(day)
                    && (found == null
                            || version.valid().from().isAfter(found.valid().from()))) {
                found = version;
            }
        }
        return Optional.ofNullable(found);
    }
}
