package portico.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads several files one after the other in slices. All of them are looked through first, so that a broken last file does
 * not leave the first ones half taken.
 */
public final class Reading implements AutoCloseable {
    private final List<Source> sources;
    private final int sliceSize;
    private final long total;
    private int at = -1;
    private long slices;
    private Records open;

    /** @throws portico.shared.Refusal of {@link FileCheck} and {@link Records} */
    public Reading(List<Source> sources, int sliceSize) {
        this.sources = List.copyOf(sources);
        this.sliceSize = sliceSize;
        long records = 0;
        for (Source source : sources) {
            records += FileCheck.records(source.path(), source.trailerNeeded());
            new Records(source.path(), source.columns()).close();
        }
        this.total = records;
    }

    /** Records in all files. */
    public long total() {
        return total;
    }

    public Optional<Slice> next() {
        while (open != null || at + 1 < sources.size()) {
            if (open == null) {
                at++;
                open = new Records(sources.get(at).path(), sources.get(at).columns());
            }
            List<Reject> rejects = new ArrayList<>();
            List<Line> lines = open.next(sliceSize, rejects);
            if (!lines.isEmpty() || !rejects.isEmpty()) {
                return Optional.of(new Slice(at, slices++, lines, rejects));
            }
            close();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
