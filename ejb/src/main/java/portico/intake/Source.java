package portico.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file to be read.
 *
 * @param trailerNeeded whether it counts as cut off without a line that states its number of records
 */
public record Source(Path path, List<Column> columns, boolean trailerNeeded) {

    /** The master file in this directory, compressed or not; empty where it is not among those handed in. */
    public static Optional<Source> in(Path directory, MasterFile file) {
        return Stream.of(file.name(), file.name() + ".gz")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(path -> new Source(path, file.columns(), false));
    }
}
