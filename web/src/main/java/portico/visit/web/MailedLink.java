package portico.visit.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import portico.shared.Token;

/**
 * The token of a mail's link. It leaves the address at once for a cookie of that page alone, so that neither the history, a
 * bookmark, a screenshot nor the next page's referrer keeps it; and who signs in on the way finds it again.
 *
 * @param page to which the link leads
 */
public record MailedLink(String page) {
    private static final String PARAMETER = "token";
    private static final String COOKIE = "portico-link";
    private static final int HALF_AN_HOUR = 1800;

    /** Whether it has just come, and the browser goes on without it. */
    public boolean arrives(HttpServletRequest request, HttpServletResponse response) {
        String token = request.getParameter(PARAMETER);
        if (token == null) {
            return false;
        }
        // Whatever is no token is as good as none, and must not become a header.
        keep(request, response, Token.parse(token).map(Token::text).orElse(""), HALF_AN_HOUR);
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            response.sendRedirect(page);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return true;
    }

    /** Null where there is none. */
    public String in(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        keep(request, response, "", 0);
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, String token, int seconds) {
        Cookie cookie = new Cookie(COOKIE, token);
        cookie.setPath(page);
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        // Lax, because the click comes from the mail program's page.
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
