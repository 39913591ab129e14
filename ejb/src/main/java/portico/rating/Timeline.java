package portico.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import portico.shared.Period;

/** Cuts a period at every day on which something changes, so that within a piece nothing does. */
final class Timeline {
    private final Period whole;
    private final TreeSet<LocalDate> cuts = new TreeSet<>();

    Timeline(Period whole) {
        this.whole = whole;
    }

    /** Something begins and ends with these days. */
    Timeline change(Period days) {
        cut(days.from());
        cut(days.until());
        return this;
    }

    Timeline changes(List<? extends Dated> versions) {
        versions.forEach(version -> change(version.valid()));
        return this;
    }

    List<Period> pieces() {
        List<Period> pieces = new ArrayList<>(cuts.size() + 1);
        LocalDate from = whole.from();
        for (LocalDate cut : cuts) {
            pieces.add(new Period(from, cut));
            from = cut;
        }
        pieces.add(new Period(from, whole.until()));
        return pieces;
    }

    private void cut(LocalDate day) {
        if (day.isAfter(whole.from()) && day.isBefore(whole.until())) {
            cuts.add(day);
        }
    }
}
