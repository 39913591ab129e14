package portico.intake;

import java.util.List;

/**
 * Some lines of one file, to be taken in one transaction.
 *
 * @param source which of the files, counted from 0
 * @param number of this slice among all, counted from 0
 * @param rejects what was wrong already when it was read; what is wrong when it is taken is added
 */
public record Slice(int source, long number, List<Line> lines, List<Reject> rejects) {
    /** How many lines of the file this slice stands for. */
    public long items() {
        return lines.size() + (long) rejects.size();
    }
}
