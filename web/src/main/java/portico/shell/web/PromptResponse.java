package portico.shell.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import portico.guard.PageTransaction;

/**
 * Ends the page's transaction before the first byte leaves: on a slow line an answer takes minutes, and no connection to the
 * database waits for it. What still fits into the buffer has not left.
 */
class PromptResponse extends HttpServletResponseWrapper {
    /** In UTF-8, so that no sign is counted as too little. */
    private static final int LONGEST_SIGN = 3;

    private final PageTransaction page;
    private long written;

    PromptResponse(HttpServletResponse response, PageTransaction page) {
        super(response);
        this.page = page;
    }

    private void written(long bytes) {
        written += bytes;
        if (written > getBufferSize()) {
            page.end();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Bytes(super.getOutputStream());
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return new PrintWriter(new Signs(super.getWriter()));
    }

    @Override
    public void flushBuffer() throws IOException {
        page.end();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        written = 0;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        written = 0;
    }

    private final class Signs extends FilterWriter {
        Signs(Writer out) {
            super(out);
        }

        @Override
        public void write(int sign) throws IOException {
            written(LONGEST_SIGN);
            super.write(sign);
        }

        @Override
        public void write(char[] signs, int from, int length) throws IOException {
            written((long) LONGEST_SIGN * length);
            super.write(signs, from, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            written((long) LONGEST_SIGN * length);
            super.write(text, from, length);
        }

        @Override
        public void flush() throws IOException {
            page.end();
            super.flush();
        }

        @Override
        public void close() throws IOException {
            page.end();
            super.close();
        }
    }

    private final class Bytes extends ServletOutputStream {
        private final ServletOutputStream out;

        Bytes(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            written(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            written(length);
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            page.end();
            out.flush();
        }

        @Override
        public void close() throws IOException {
            page.end();
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Pages are written at once.");
        }
    }
}
