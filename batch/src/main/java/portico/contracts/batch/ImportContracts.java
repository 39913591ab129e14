package portico.contracts.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import portico.contracts.Issuers;
import portico.intake.MasterFile;
import portico.intake.MasterFiles;
import portico.intake.MasterImport;
import portico.intake.Reading;
import portico.intake.Source;
import portico.runs.NewRun;
import portico.runs.Run;
import portico.shared.Refusal;

/**
 * Takes the master files of a directory, in the order in which they refer to each other. Started through the portal it is
 * told its run; started by jboss-cli with a directory it opens one.
 */
@Named
@Dependent
public class ImportContracts implements Batchlet {
    private static final int SLICE = 2_000;

    @Inject
    @Any
    private Instance<MasterFiles> features;

    @Inject
    private Importing importing;

    @Inject
    private ImportOpening opening;

    @Inject
    private DropDirectory drop;

    @Inject
    @BatchProperty
    private String run;

    @Inject
    @BatchProperty
    private String fence;

    @Inject
    @BatchProperty
    private String directory;

    @Override
    public String process() throws Exception {
        Run mine = run == null || run.isBlank() ? opened() : opening.leased(run, fence);
        List<MasterFile> there = filesIn(drop.path(mine.subject()));
        long pass = importing.inTransaction(MasterImport::pass);
        return importing.all(
                mine.hold(),
                sources(there, drop.path(mine.subject())),
                SLICE,
                (connection, slice) -> new MasterImport(there.get(slice.source()), pass)
                        .slice(connection, slice.lines(), slice.rejects()));
    }

    @Override
    public void stop() {
        importing.stop();
    }

    private Run opened() throws Exception {
        if (directory == null || directory.isBlank()) {
            throw new Refusal("import.absent", "directory");
        }
        return opening.open(NewRun.of(ImportRuns.CONTRACTS, issuer(), directory, null));
    }

    /** A run belongs to an operator; where there is none yet, its own file makes it, before there is a run. */
    private long issuer() throws Exception {
        Path files = drop.path(directory);
        return importing.inTransaction(connection -> {
            if (Issuers.one(connection).isEmpty()) {
                List<MasterFile> first = filesIn(files).stream().limit(1).toList();
                // All files are looked through before: a broken one must not leave an operator behind.
                new Reading(sources(filesIn(files), files), SLICE).close();
                try (Reading reading = new Reading(sources(first, files), SLICE)) {
                    var slice = reading.next().orElseThrow(() -> new Refusal("import.no-operator"));
                    new MasterImport(first.get(0), MasterImport.pass(connection))
                            .slice(connection, slice.lines(), slice.rejects());
                }
            }
            return Issuers.one(connection).orElseThrow(() -> new Refusal("import.no-operator"));
        });
    }

    private List<MasterFile> filesIn(Path where) {
        List<MasterFile> there = new ArrayList<>(features.stream()
                .flatMap(feature -> feature.files().stream())
                .filter(file -> Source.in(where, file).isPresent())
                .toList());
        if (there.isEmpty()) {
            throw new Refusal("import.absent", where.toString());
        }
        there.sort(Comparator.comparingInt(MasterFile::order));
        return there;
    }

    private static List<Source> sources(List<MasterFile> files, Path where) {
        return files.stream().map(file -> Source.in(where, file).orElseThrow()).toList();
    }
}
