package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeFilterTest {

    @Test
    void a_proxy_s_request_id_is_taken_over() {
        assertEquals("7f3c2a10-proxy", EnvelopeFilter.requestId("7f3c2a10-proxy"));
    }

    @Test
    void what_could_forge_a_line_of_the_log_or_fill_it_is_replaced() {
        for (String odd : List.of(
                "", "short", "a b c d e f", "12345678\n2026-11-01 INFO paid", "<b>12345678</b>", "1".repeat(65))) {
            String id = EnvelopeFilter.requestId(odd);
            assertNotEquals(odd, id);
            assertTrue(id.matches("[0-9a-f-]{36}"), id);
        }
        assertTrue(EnvelopeFilter.requestId(null).matches("[0-9a-f-]{36}"));
    }
}
