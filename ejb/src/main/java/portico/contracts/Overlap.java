package portico.contracts;

import portico.intake.MasterFile.Check;

/**
 * Versions of one thing must not overlap: two prices for one day would make the bill a matter of chance.
 *
 * @param table whose rows o have valid_from and valid_until, half-open
 * @param sameRow when row o is about the same thing as the staged line s
 * @param sameLine when another staged line o is
 */
record Overlap(String table, String sameRow, String sameLine) {

    static final Check PERIOD = new Check("import.period", "valid_until", "s.valid_until < s.valid_from");

    private static final String MEET = """
            daterange(s.valid_from, s.valid_until) && daterange(o.valid_from, o.valid_until)""";

    /** A row that the same slice replaces does not count: that is how an open version is closed and followed by the next. */
    Check check() {
        return new Check("import.overlap", "valid_from", """
                EXISTS (SELECT 1 FROM %1$s o
                         WHERE %2$s AND o.valid_from <> s.valid_from AND %4$s
                           AND NOT EXISTS (SELECT 1 FROM stage r WHERE %5$s AND r.valid_from = o.valid_from))
                OR EXISTS (SELECT 1 FROM stage o WHERE o.line < s.line AND %3$s AND %4$s)""".formatted(
                        table, sameRow, sameLine, MEET, sameLine.replace("o.", "r.")));
    }
}
