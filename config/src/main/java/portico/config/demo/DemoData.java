package portico.config.demo;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * Writes the demo operator's files.
 *
 * <p>{@code master <directory>} writes the master files that are committed under config/demo;
 * {@code usage <yyyy-MM> <file> [records]} writes a month of calls, which is too large to be kept in the repository.
 */
public final class DemoData {

    /** Calls in a usual month. */
    public static final long RECORDS = 200_000;

    private DemoData() {}

    public static void writeMaster(Path directory) {
        new MasterFiles(DemoOperator.invent(), directory).write();
    }

    public static void writeUsage(YearMonth month, Path file) {
        writeUsage(month, file, RECORDS);
    }

    public static void writeUsage(YearMonth month, Path file, long records) {
        new UsageMonth(DemoOperator.invent(), month, records).write(file);
    }

    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "master" -> writeMaster(Path.of(arguments[1]));
            case "usage" ->
                writeUsage(
                        YearMonth.parse(arguments[1]),
                        Path.of(arguments[2]),
                        arguments.length > 3 ? Long.parseLong(arguments[3]) : RECORDS);
            default -> {
                System.err.println("master <directory> | usage <yyyy-MM> <file> [records]");
                System.exit(2);
            }
        }
    }
}
