package portico.intake;

import java.util.List;

/**
 * One kind of master file: its columns, what must hold, and how its lines are written.
 *
 * @param order files with a lower number are imported first, because later ones refer to them
 * @param name customers.csv
 * @param key the columns that say which thing a line is about
 * @param checks conditions over the staged lines s; a line for which one is true is rejected
 * @param writes statements that take the staged lines into the feature's own tables
 */
public record MasterFile(
        int order, String name, List<Column> columns, List<String> key, List<Check> checks, List<String> writes) {

    /**
     * @param condition SQL over the staged line s, true where the line is bad
     * @param column the one to blame
     */
    public record Check(String reason, String column, String condition) {}
}
