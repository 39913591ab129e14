package portico.trial.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.guard.NotFound;
import portico.shell.web.Notices;
import portico.trial.NewTrial;
import portico.trial.Trials;
import portico.visit.web.Visit;

/** Asking for a trial; the page does not tell whether the address is known (H9). */
@Named
@RequestScoped
public class TrialPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private Trials trials;

    private String name;
    private String email;
    private String language;

    @PostConstruct
    void read() {
        if (!trials.offered()) {
            throw new NotFound();
        }
        language = visit.getLanguage().code();
    }

    public void ask() {
        trials.ask(new NewTrial(name, email, language), request.getRemoteAddr());
        Notices.add(request, "notice.trial-asked");
        Faces.redirect("/start");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
