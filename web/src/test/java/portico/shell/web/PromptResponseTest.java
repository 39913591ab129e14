package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import portico.guard.PageTransaction;

/** No connection to the database waits for a reader: the page's transaction has ended when a byte leaves. */
class PromptResponseTest {
    private static final int BUFFER = 100;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int ends;

    private final PageTransaction page = new PageTransaction() {
        @Override
        public void end() {
            // Before a byte of this piece is handed on.
            assertEquals(0, sent.size());
            ends++;
        }
    };

    private final PromptResponse response = new PromptResponse(plain(), page);

    @Test
    void what_fits_into_the_buffer_has_not_left() throws IOException {
        response.getOutputStream().write(new byte[BUFFER]);
        assertEquals(0, ends);
    }

    @Test
    void a_long_file_ends_the_transaction_before_its_first_byte() throws IOException {
        response.getOutputStream().write(new byte[BUFFER + 1]);
        assertEquals(1, ends);
        assertEquals(BUFFER + 1, sent.size());
    }

    @Test
    void a_sign_counts_as_the_longest_there_is() throws IOException {
        PrintWriter writer = response.getWriter();
        writer.write("x".repeat(BUFFER / 3));
        assertEquals(0, ends);
        writer.write("x");
        assertEquals(1, ends);
    }

    @Test
    void who_sends_off_what_he_has_ends_it_too() throws IOException {
        response.getWriter().flush();
        response.getOutputStream().flush();
        response.flushBuffer();
        assertEquals(3, ends);
    }

    @Test
    void a_page_that_is_begun_anew_is_counted_anew() throws IOException {
        response.getOutputStream().write(new byte[BUFFER]);
        sent.reset();
        response.resetBuffer();
        response.getOutputStream().write(new byte[BUFFER]);
        assertEquals(0, ends);
    }

    private HttpServletResponse plain() {
        PrintWriter writer = new PrintWriter(sent, false, StandardCharsets.UTF_8);
        return (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBufferSize" -> BUFFER;
                    case "getWriter" -> writer;
                    case "getOutputStream" -> new Plain();
                    default -> null;
                });
    }

    private final class Plain extends ServletOutputStream {
        @Override
        public void write(int one) {
            sent.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // Nobody listens here.
        }
    }
}
