package portico.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cell may hold; a cell that begins like a formula is told as such, because a spreadsheet would run it. */
class ColumnTest {

    @Test
    void a_formula_is_refused_in_every_kind_of_column() {
        Column[] columns = {
            Column.text("c", 80), Column.code("c", "[A-Z]+"), Column.whole("c", 0, 9), Column.amount("c"),
                    Column.date("c"),
            Column.phone("c"), Column.email("c"), Column.label("c"), Column.instant("c"), Column.choice("c", "A")
        };
        for (Column column : columns) {
            assertEquals(Optional.of("import.formula"), column.fault("=cmd|' /C calc'!A0"));
            assertEquals(Optional.of("import.formula"), column.fault("+1+cmd|' /C calc'!A0"));
            assertEquals(Optional.of("import.formula"), column.fault("@SUM(1+1)"));
            assertEquals(Optional.of("import.formula"), column.fault("-2+3+cmd|x"));
        }
    }

    @Test
    void signs_are_allowed_where_a_number_begins_with_them() {
        assertEquals(Optional.empty(), Column.phone("c").fault("+41 31 555 01 40"));
        assertEquals(Optional.empty(), Column.label("c").fault("+41 31 555 20 00"));
        assertEquals(Optional.empty(), Column.amount("c").fault("-12.50"));
        assertEquals(Optional.of("import.range"), Column.whole("c", 1, 28).fault("-1"));
    }

    @Test
    void what_is_missing_or_malformed_is_told_by_its_reason() {
        assertEquals(
                Optional.of("import.required"), Column.text("c", 9).needed().fault(null));
        assertEquals(Optional.empty(), Column.text("c", 9).fault(null));
        assertEquals(Optional.of("import.too-long"), Column.text("c", 9).fault("0123456789"));
        assertEquals(Optional.of("import.character"), Column.text("c", 9).fault("a\u0007b"));
        assertEquals(Optional.of("import.date"), Column.date("c").fault("2026-02-29"));
        assertEquals(Optional.of("import.date"), Column.date("c").fault("31.10.2026"));
        assertEquals(Optional.of("import.instant"), Column.instant("c").fault("2026-10-25T02:30:00"));
        assertEquals(Optional.empty(), Column.instant("c").fault("2026-10-25T02:30:00+01:00"));
        assertEquals(Optional.of("import.number"), Column.amount("c").fault("1'200.00"));
        assertEquals(Optional.of("import.number"), Column.amount("c").fault("1.1234567"));
        assertEquals(Optional.of("import.range"), Column.whole("c", 1, 28).fault("29"));
        assertEquals(Optional.of("import.choice"), Column.zone("c").fault("Europe/Bern"));
        assertEquals(Optional.of("import.form"), Column.email("c").fault("anna@@example"));
    }
}
