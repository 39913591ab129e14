package portico.contracts;

import java.util.ArrayList;
import java.util.List;
import portico.intake.MasterFile.Check;

/**
 * Versions of one thing must not overlap: two prices for one day would make the bill a matter of chance.
 *
 * @param rows FROM clause with the rows o, which have valid_from and valid_until, half-open
 * @param sameRow when row o is about the same thing as the staged line s
 * @param sameLine when another staged line o is
 */
record Overlap(String rows, String sameRow, String sameLine) {

    private static final Check PERIOD = new Check("import.period", "valid_until", "s.valid_until < s.valid_from");

    private static final String MEET = """
            daterange(s.valid_from, s.valid_until) && daterange(o.valid_from, o.valid_until)""";

    /** A row that the same slice replaces does not count: that is how an open version is closed and followed by the next. */
    List<Check> after(Check... others) {
        List<Check> checks = new ArrayList<>(List.of(others));
        checks.add(PERIOD);
        checks.add(new Check(
                "import.overlap", "valid_from", """
                        EXISTS (SELECT 1 FROM %s
                                 WHERE %s AND o.valid_from <> s.valid_from AND %s
                                   AND NOT EXISTS (SELECT 1 FROM stage r WHERE %s AND r.valid_from = o.valid_from))""".formatted(rows, sameRow, MEET, sameLine.replace("o.", "r."))));
        checks.add(new Check("import.overlap", "valid_from", """
                        EXISTS (SELECT 1 FROM stage o WHERE o.line < s.line AND %s AND %s)""".formatted(sameLine, MEET)));
        return checks;
    }
}
