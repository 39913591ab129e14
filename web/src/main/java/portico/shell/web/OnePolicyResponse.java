package portico.shell.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Keeps one content security policy an answer. PrimeFaces adds its header for each view that is begun; when an error page
 * takes the place of a page half done there would be two, and browsers obey both: the second page's scripts would be dead.
 */
class OnePolicyResponse extends HttpServletResponseWrapper {
    static final String POLICY = "Content-Security-Policy";

    OnePolicyResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addHeader(String name, String value) {
        if (POLICY.equalsIgnoreCase(name)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
