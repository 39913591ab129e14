package portico.visit.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.primefaces.context.PrimeFacesContext;

/** This request's reader: who he is, if he signed in, and how he likes his pages. */
@Named
@RequestScoped
public class Visit {
    public static final String LANGUAGE_COOKIE = "portico-language";
    public static final String THEME_COOKIE = "portico-theme";

    @Inject
    private HttpServletRequest request;

    public boolean isSignedIn() {
        return visitor().isPresent();
    }

    public Optional<Visitor> visitor() {
        return Visitor.of(request);
    }

    public String getName() {
        return visitor().map(Visitor::name).orElse(null);
    }

    public String getInitials() {
        return visitor().map(Visitor::initials).orElse(null);
    }

    /** His profile's, else the cookie's, else the browser's wish. */
    public Language getLanguage() {
        return visitor()
                .map(Visitor::language)
                .or(() -> cookie(LANGUAGE_COOKIE).flatMap(Language::of))
                .orElseGet(() -> Language.wished(request.getLocales()));
    }

    public Theme getTheme() {
        return visitor()
                .map(Visitor::theme)
                .or(() -> cookie(THEME_COOKIE).flatMap(Theme::of))
                .orElse(Theme.SYSTEM);
    }

    public Language[] getLanguages() {
        return Language.values();
    }

    public Theme[] getThemes() {
        return Theme.values();
    }

    /** The attribute of the page's root element; null leaves the choice to the device. */
    public String getThemeAttribute() {
        return getTheme() == Theme.SYSTEM ? null : getTheme().code();
    }

    public ZoneId getZone() {
        return visitor().map(Visitor::zone).orElse(ZoneId.of("Europe/Zurich"));
    }

    /** Where he is, to come back to: path and query, never a host. */
    public String getAddress() {
        String path = (String) request.getAttribute("jakarta.servlet.error.request_uri");
        String query = (String) request.getAttribute("jakarta.servlet.error.query_string");
        if (path == null) {
            path = (String) request.getAttribute("jakarta.servlet.forward.request_uri");
            query = (String) request.getAttribute("jakarta.servlet.forward.query_string");
        }
        if (path == null) {
            path = request.getRequestURI();
            query = request.getQueryString();
        }
        return ofThisHouse(query == null ? path : path + "?" + query);
    }

    /** Two slashes at the beginning would name a host: whoever is sent to «//host/page» leaves the house. */
    static String ofThisHouse(String address) {
        return address.replaceFirst("^/{2,}", "/");
    }

    /** This page's, by which alone its scripts run. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    private Optional<String> cookie(String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
