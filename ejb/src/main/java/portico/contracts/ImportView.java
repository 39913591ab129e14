package portico.contracts;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import portico.runs.Run;
import portico.runs.RunProgress;

/**
 * An import as its starter sees it.
 *
 * @param failure message key of why it could not go on, null while it can
 * @param result null before the end
 */
public record ImportView(
        UUID id, String kind, String file, Run.State state, long done, long total, String failure, ImportResult result)
        implements Serializable {

    public static ImportView of(Run run, RunProgress progress, Function<String, Optional<String>> noted) {
        ImportResult result = run.state() == Run.State.DONE
                ? new ImportResult(number(noted, "written"), number(noted, "known"), number(noted, "rejected"))
                : null;
        return new ImportView(
                run.publicId(),
                run.kind(),
                run.subject(),
                run.state(),
                progress.done(),
                progress.total(),
                progress.failure(),
                result);
    }

    private static long number(Function<String, Optional<String>> noted, String name) {
        return noted.apply(name).map(Long::parseLong).orElse(0L);
    }
}
