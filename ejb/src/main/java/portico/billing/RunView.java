package portico.billing;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import portico.shared.Money;

/**
 * A run at the billing desk: where it stands, what it counted, and what a second person should look at.
 *
 * @param working whether a job works on it now; else it waits for a person
 * @param stopping somebody asked it to stop, and its present slices are being finished
 * @param silence why nothing moves although a job should work on it; null while its server is heard
 * @param mine whether the viewer started it: then another person must release it (four eyes)
 * @param released null before the release
 * @param failure message key of what keeps it from going on, null while all is well
 * @param failureDetail for whoever has to find the cause
 */
public record RunView(
        RunRow run,
        boolean working,
        boolean stopping,
        Silence silence,
        boolean mine,
        Instant released,
        String failure,
        String failureDetail,
        Progress progress,
        List<Step> steps,
        List<Total> totals,
        List<Difference> differences,
        List<Outlier> outliers,
        List<Leaving> leaving)
        implements Serializable {

    public RunView {
        steps = List.copyOf(steps);
        totals = List.copyOf(totals);
        differences = List.copyOf(differences);
        outliers = List.copyOf(outliers);
        leaving = List.copyOf(leaving);
    }

    /** Whether every count of the run equals the database's second count; false before that one was made. */
    public boolean totalsAgree() {
        return !totals.isEmpty() && totals.stream().allMatch(Total::agrees);
    }

    /**
     * The server is gone, and none has taken its run over yet.
     *
     * @param server its name; null where the execution broke off by itself
     * @param since when it was last heard; null where nobody knows
     */
    public record Silence(String server, Instant since) implements Serializable {}

    /**
     * How far the present stage is.
     *
     * @param total contracts or invoices; zero where nothing is being done
     * @param perMinute of late, zero where nothing was finished yet
     * @param secondsLeft null where nobody can say
     */
    public record Progress(long done, long total, long perMinute, Long secondsLeft) implements Serializable {

        /** 0 to 100. */
        public int percent() {
            return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
        }
    }

    /** A stage and when it was reached; null while it lies ahead. */
    public record Step(String stage, Instant reached) implements Serializable {}

    /**
     * One control total, counted twice.
     *
     * @param name due, invoiced, nothing, parked, usage, or a sum such as net.lines.CHF and vat.CHF.STANDARD.8.10
     * @param run counted while the run worked
     * @param sql counted again from the finished rows; null before that
     */
    public record Total(String name, java.math.BigDecimal run, java.math.BigDecimal sql) implements Serializable {

        public boolean agrees() {
            return sql != null && run.compareTo(sql) == 0;
        }
    }

    /** A kind of line, RECURRING, ONE_OFF, USAGE, CREDIT or CARRIED, against all runs of the month before; net of tax. */
    public record Difference(String kind, Money now, Money before) implements Serializable {

        public Money change() {
            return now.minus(before);
        }
    }

    /** An invoice far from the contract's last one. */
    public record Outlier(UUID invoice, String contract, String payer, Money now, Money before)
            implements Serializable {}

    /** How many invoices will leave, or have left, by which way: EMAIL or PAPER. */
    public record Leaving(String channel, long invoices) implements Serializable {}
}
