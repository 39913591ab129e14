package portico.access.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityServletTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+41", "-1", "@SUM(A1)", "\tx", "\rx"})
    void what_a_spreadsheet_would_calculate_becomes_text(String cell) {
        assertEquals("'" + cell, ActivityServlet.harmless(cell));
    }

    @Test
    void other_cells_stay_as_they_are() {
        assertEquals("Regula Ammann", ActivityServlet.harmless("Regula Ammann"));
        assertEquals("", ActivityServlet.harmless(""));
        assertNull(ActivityServlet.harmless(null));
    }
}
