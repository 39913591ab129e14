package portico.shell.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import portico.accounts.Profile;
import portico.accounts.SignedIn;
import portico.visit.web.Language;
import portico.visit.web.Theme;
import portico.visit.web.Visit;
import portico.visit.web.Visitor;

/**
 * The switches of language and theme. A plain form reaches them from every page, signed in or not, with or without
 * scripts; who is signed in finds his choice again on his other devices.
 */
@WebServlet("/preferences")
public class PreferencesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int YEAR = 365 * 24 * 3600;

    @Inject
    private transient Profile profile;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Language> language =
                Optional.ofNullable(request.getParameter("language")).flatMap(Language::of);
        Optional<Theme> theme =
                Optional.ofNullable(request.getParameter("theme")).flatMap(Theme::of);
        language.ifPresent(chosen -> remember(request, response, Visit.LANGUAGE_COOKIE, chosen.code()));
        theme.ifPresent(chosen -> remember(request, response, Visit.THEME_COOKIE, chosen.code()));
        Visitor.of(request).ifPresent(visitor -> {
            SignedIn changed = profile.change(
                    language.orElse(visitor.language()).code(),
                    theme.orElse(visitor.theme()).code(),
                    visitor.zone().getId());
            visitor.now(changed).changed(request);
        });
        response.sendRedirect(ReturnAddress.safe(request.getParameter("to")));
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
