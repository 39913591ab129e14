package portico.shell.web;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import portico.guard.Denied;
import portico.guard.NodeBelow;
import portico.guard.NotFound;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.guard.Surroundings;
import portico.visit.web.Visit;

/** The level that this page is about: {@code ?scope=} in its address, else the first one on which the reader has a right. */
@Named
@RequestScoped
public class Here {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Scopes scopes;

    @Inject
    private Visit visit;

    private Surroundings surroundings;
    private Set<String> rights;

    /** @throws NotFound where the address names none that he may know, or where he has no right anywhere */
    public Scope scope() {
        Scope found = getScope();
        if (found == null) {
            throw new NotFound();
        }
        return found;
    }

    /** Null for who has no right anywhere (U49). */
    public Scope getScope() {
        return surroundings().here();
    }

    /** Where his rights begin: one for most, several for supporters and operators. */
    public List<Scope> getMine() {
        return surroundings().mine();
    }

    /** What stands directly below. */
    public List<NodeBelow> getBelow() {
        return surroundings().below();
    }

    /** Codes of the rights held here; for what is shown only, the doors ask for themselves. */
    public Set<String> getRights() {
        if (rights == null) {
            rights = getScope() == null ? Set.of() : scopes.rights(getScope());
        }
        return rights;
    }

    public boolean may(String right) {
        return getRights().contains(right);
    }

    /** An address in this level: {@code /billing/invoice?id=…&scope=…} */
    public String link(String path) {
        return getScope() == null
                ? path
                : path + (path.contains("?") ? "&" : "?") + "scope="
                        + getScope().publicId();
    }

    /** This page's own address with one parameter changed, or dropped where the value is null or empty. */
    public String with(String name, Object value) {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (ofTheAddress(key)) {
                query.put(key, values[0]);
            }
        });
        if (value == null || value.toString().isEmpty()) {
            query.remove(name);
        } else {
            query.put(name, value.toString());
        }
        StringBuilder address = new StringBuilder(path());
        query.forEach((key, text) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(encoded(key))
                .append('=')
                .append(encoded(text)));
        return address.toString();
    }

    /** The page's path as people see it, without the extension that only the server knows. */
    public String path() {
        String address = visit.getAddress();
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private Surroundings surroundings() {
        if (surroundings == null) {
            surroundings = isErrorPage() ? harmless() : seek();
        }
        return surroundings;
    }

    private Surroundings seek() {
        String wished = request.getParameter("scope");
        if (wished == null) {
            return visit.isSignedIn() ? scopes.around(null) : Surroundings.NOWHERE;
        }
        return scopes.around(uuid(wished));
    }

    // An error page also stands where the level was the error, or where the database is away: it then has no level.
    private Surroundings harmless() {
        try {
            return seek();
        } catch (NotFound | Denied | EJBException unreadable) {
            return Surroundings.NOWHERE;
        }
    }

    private boolean isErrorPage() {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    }

    // A form's fields come with the same request as the address; only what stands in the address belongs into a link.
    private boolean ofTheAddress(String key) {
        String query = request.getQueryString();
        return query != null && ("&" + query).contains("&" + encoded(key) + "=");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
