package portico.contracts.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import portico.contracts.Issuers;
import portico.contracts.UsageImport;
import portico.intake.Source;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.runs.RunLedger;
import portico.shared.Clocks;
import portico.shared.Refusal;

/**
 * Takes the calls of one file. Started through the portal it is told its run; started by jboss-cli with a file, and where it
 * came late with the day on which it was received, it opens one.
 */
@Named
@Dependent
public class ImportUsage implements Batchlet {
    private static final int SLICE = 20_000;
    private static final String RECEIVED = "received";
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    @Inject
    private Importing importing;

    @Inject
    private ImportOpening opening;

    @Inject
    private RunLedger ledger;

    @Inject
    private DropDirectory drop;

    @Inject
    private Clocks clocks;

    @Inject
    @BatchProperty
    private String run;

    @Inject
    @BatchProperty
    private String fence;

    @Inject
    @BatchProperty
    private String file;

    @Inject
    @BatchProperty
    private String received;

    @Override
    public String process() throws Exception {
        Run mine = run == null || run.isBlank() ? opened() : opening.leased(run, fence);
        Path path = drop.path(mine.subject());
        Instant now = clocks.now();
        LocalDate day = received(mine);
        UsageImport usage = new UsageImport(path.getFileName().toString(), now, day);
        return importing.all(
                mine.hold(),
                List.of(new Source(path, UsageImport.COLUMNS, true)),
                SLICE,
                (connection, slice) -> usage.slice(connection, slice.lines(), slice.rejects()));
    }

    /** It stands in the run, so that who takes it over after a crash refuses the same calls. */
    private LocalDate received(Run mine) {
        return ledger.noted(mine, RECEIVED).map(LocalDate::parse).orElseGet(() -> {
            LocalDate today = clocks.today(ZONE);
            note(mine, today);
            return today;
        });
    }

    private void note(Run mine, LocalDate day) {
        ledger.note(mine.hold(), "{\"%s\":\"%s\"}".formatted(RECEIVED, day));
    }

    @Override
    public void stop() {
        importing.stop();
    }

    private Run opened() throws Exception {
        if (file == null || file.isBlank()) {
            throw new Refusal("import.absent", "file");
        }
        LocalDate day = day();
        long operator = importing.inTransaction(Issuers::one).orElseThrow(() -> new Refusal("import.no-operator"));
        Run opened = opening.open(NewRun.of(ImportRuns.USAGE, operator, file, null));
        note(opened, day);
        return opened;
    }

    private LocalDate day() {
        try {
            LocalDate today = clocks.today(ZONE);
            LocalDate day = received == null || received.isBlank() ? today : LocalDate.parse(received);
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new Refusal("import.received", received);
        }
        throw new Refusal("import.received", received);
    }
}
