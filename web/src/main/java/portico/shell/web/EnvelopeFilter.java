package portico.shell.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * What every answer carries: a request id that also stands in the log, and the headers that tell browsers what they must
 * not do. What escapes from anywhere below ends here, on an error page.
 */
public class EnvelopeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The request's id as an attribute; error pages and the audit log name it. */
    static final String REQUEST_ID = "portico.request-id";

    private static final String HEADER = "X-Request-Id";
    private static final String CACHE = "Cache-Control";
    private static final String FOR_NOBODY = "no-store";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse plain, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse response = new OnePolicyResponse(plain);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The error page of a request that came through here before: it has all but the wrapped response. Where a
            // file is missing, its answer is a page of its reader's, which no cache on the way may keep.
            response.setHeader(CACHE, FOR_NOBODY);
            chain.doFilter(request, response);
            return;
        }
        String id = requestId(request.getHeader(HEADER));
        request.setAttribute(REQUEST_ID, id);
        MDC.put("request", id);
        response.setHeader(HEADER, id);
        protect(request, response);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException escaped) {
            Mishap.of(escaped, id).answer(request, response);
        } finally {
            MDC.remove("request");
        }
    }

    // A proxy's id is taken over so that both logs can be laid side by side; anything odd in it would be a forged log
    // line.
    static String requestId(String given) {
        return given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        // Pages replace this by their own policy with a nonce; downloads and redirects keep it.
        response.setHeader(OnePolicyResponse.POLICY, "default-src 'none'; frame-ancestors 'none'; form-action 'none'");
        response.setHeader(CACHE, FOR_NOBODY);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (request.getRequestURI().startsWith(RESOURCES)) {
            // The address holds a fingerprint of the content: what changes gets another address.
            response.setHeader(CACHE, "public, max-age=31536000, immutable");
        }
    }
}
