package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;
import portico.supporters.SupporterAct;
import portico.supporters.SupporterRow;
import portico.supporters.Supporters;
import portico.visit.web.Visit;

/** One helper at a level: what may be done there and until when, what was done, and how it goes on. */
@Named
@RequestScoped
public class SupporterPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Supporters supporters;

    private UUID id;
    private SupporterRow supporter;
    private List<SupporterAct> acts;
    private LocalDate until;
    private String why;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        supporter = supporters.supporter(here.scope(), id);
        acts = supporters.acts(here.scope(), id);
    }

    public void sendAgain() {
        supporters.sendAgain(here.scope(), id);
        done("notice.invitation-sent");
    }

    public void extend() {
        supporters.extend(here.scope(), id, until, why);
        done("notice.supporter-extended");
    }

    public void end() {
        supporters.end(here.scope(), id, why);
        done("notice.supporter-ended");
    }

    private void done(String notice) {
        Notices.add(request, notice, supporter.name());
        Faces.redirect(visit.getAddress());
    }

    public SupporterRow getSupporter() {
        return supporter;
    }

    public List<SupporterAct> getActs() {
        return acts;
    }

    /** Given, and giving nothing at the moment: the grantor no longer holds it, or the product is suspended. */
    public List<String> getResting() {
        return supporter.rights().stream()
                .filter(right -> !supporter.counting().contains(right))
                .toList();
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
