package portico.access.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.visit.web.Visit;

/** After a change the browser is sent on, so that nobody repeats it by reloading; where it arrives, a notice says what was done. */
@Dependent
class Onward {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    /** To the page where one was, with the level and filter of its address. */
    void again(String notice, String... words) {
        Notices.add(request, notice, words);
        Faces.redirect(visit.getAddress());
    }

    void to(String path, String notice, String... words) {
        Notices.add(request, notice, words);
        Faces.redirect(here.link(path));
    }
}
