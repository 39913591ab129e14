package portico.contracts.batch;

import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import portico.contracts.ImportResult;
import portico.intake.Reading;
import portico.intake.RejectFile;
import portico.intake.Slice;
import portico.intake.Source;
import portico.intake.Taken;
import portico.runs.RunHold;
import portico.runs.RunLedger;
import portico.runs.batch.InTransaction;
import portico.runs.batch.RunFailure;
import portico.runs.batch.RunningJob;
import portico.shared.Refusal;

/**
 * Reads files to their end, one transaction a slice. Repeating it is harmless, because what was taken is recognised; so an
 * import that was stopped or killed begins its files anew, and needs no checkpoint.
 */
@Dependent
class Importing {
    /** A slice takes a second or less; a database under load may be slower than the server's default allows. */
    private static final int SECONDS = 900;

    private static final Logger LOG = Logger.getLogger(Importing.class.getName());

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private JobContext context;

    @Inject
    private RunLedger ledger;

    @Inject
    private RunningJob running;

    @Inject
    private InTransaction transaction;

    @Inject
    private DropDirectory drop;

    private volatile boolean stopped;

    /** How a slice is taken; what is wrong with its lines goes to its rejects. */
    interface Take {
        Taken slice(Connection connection, Slice slice) throws Exception;
    }

    interface Statement<T> {
        T with(Connection connection) throws Exception;
    }

    /** After the present slice. */
    void stop() {
        stopped = true;
    }

    <T> T inTransaction(Statement<T> work) throws Exception {
        return transaction.call(SECONDS, () -> {
            try (Connection connection = jobs.getConnection()) {
                return work.with(connection);
            }
        });
    }

    /** @return DONE, DONE WITH REJECTS or STOPPED */
    String all(RunHold hold, List<Source> sources, int sliceSize, Take take) throws Exception {
        ledger.executes(hold, context.getExecutionId());
        try {
            return read(hold, sources, sliceSize, take);
        } catch (Refusal refused) {
            RunFailure failure = new RunFailure(refused.key(), refused.getMessage());
            running.note(hold, failure);
            throw failure;
        } catch (UncheckedIOException file) {
            RunFailure failure =
                    new RunFailure("run.failed.files", file.getCause().toString());
            running.note(hold, failure);
            throw failure;
        } catch (Exception trouble) {
            running.note(hold, trouble);
            throw trouble;
        } finally {
            running.over(hold, BatchStatus.STOPPED);
        }
    }

    private String read(RunHold hold, List<Source> sources, int sliceSize, Take take) throws Exception {
        try (Reading reading = new Reading(sources, sliceSize);
                RejectFile rejected = new RejectFile(drop.rejects(hold.run()))) {
            ledger.expect(hold, reading.total());
            Taken sum = Taken.NOTHING;
            for (Optional<Slice> next = reading.next(); next.isPresent(); next = reading.next()) {
                Optional<Taken> taken = slice(hold, next.get(), take);
                if (taken.isEmpty()) {
                    return "STOPPED";
                }
                sum = sum.plus(taken.get());
                rejected.add(next.get().rejects());
            }
            return ended(hold, new ImportResult(sum.written(), sum.known(), rejected.count()));
        }
    }

    /** Nothing where somebody wants the import to stop. */
    private Optional<Taken> slice(RunHold hold, Slice slice, Take take) throws Exception {
        return inTransaction(connection -> {
            if (stopped || !ledger.mayWrite(hold)) {
                return Optional.empty();
            }
            Taken taken = take.slice(connection, slice);
            // Under the fence's number, because a repetition counts its slices from the beginning.
            ledger.sliceDone(hold, ImportResult.stage(hold), slice.number(), slice.number(), slice.items());
            return Optional.of(taken);
        });
    }

    private String ended(RunHold hold, ImportResult result) throws Exception {
        inTransaction(connection -> {
            ledger.note(hold, result.json());
            ledger.done(hold);
            return null;
        });
        LOG.info(() -> "Import " + hold.run() + ": " + result);
        return result.rejected() == 0 ? "DONE" : "DONE WITH REJECTS";
    }
}
