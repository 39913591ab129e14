package portico.whole;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Undertow 2.3.23, which WildFly 39.0.1 brings, answered 200 to each of these; a proxy in front may read them otherwise. */
class RequestSmugglingIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "CVE-2026-28367 a blank before the first header|GET / HTTP/1.1\\r\\n Host: localhost\\r\\n\\r\\n",
                "CVE-2026-28368 three carriage returns as the end|GET / HTTP/1.1\\r\\nHost: localhost\\r\\r\\r",
                "CVE-2026-28369 a blank before the colon|GET / HTTP/1.1\\r\\nHost : localhost\\r\\nHost: localhost\\r\\n\\r\\n",
            })
    void a_request_that_can_be_read_in_two_ways_is_refused(String what, String request, PorticoServer server)
            throws IOException {
        String answer = send(server.port(), request.replace("\\r", "\r").replace("\\n", "\n"));
        assertTrue(answer.startsWith("HTTP/1.1 400 "), what + " was answered with: " + answer);
    }

    private static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] start = new byte[200];
            int read = socket.getInputStream().read(start);
            return new String(start, 0, Math.max(read, 0), StandardCharsets.US_ASCII);
        }
    }
}
