package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.access.Passable;
import portico.guard.Level;
import portico.shared.Clocks;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.supporters.NewSupporter;
import portico.supporters.Supporters;
import portico.tenancy.NodeRow;
import portico.tenancy.Tenants;
import portico.visit.web.Visit;

/** Asking somebody to help for a time (H16–H18). */
@Named
@RequestScoped
public class InvitePage {
    /** The domain text's: a quarter. */
    private static final int USUAL_DAYS = 90;

    /** All of the administrator's rights but the administration and invoices, or those that are ticked. */
    public enum Mode {
        MANUAL,
        AUTO
    }

    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clocks clocks;

    @Inject
    private Supporters supporters;

    @Inject
    private Tenants tenants;

    private List<Passable> offered;
    private List<NodeRow> below;
    private String name;
    private String email;
    private String language;
    private boolean use = true;
    private boolean configure;
    private Mode mode = Mode.AUTO;
    private List<String> ticked = List.of();
    private List<String> places = List.of();
    private LocalDate until;
    private String message;

    @PostConstruct
    void read() {
        offered = supporters.offered(here.scope());
        below = here.scope().level() == Level.SITE ? List.of() : tenants.children(here.scope());
        language = visit.getLanguage().code();
        until = clocks.today(visit.getZone()).plusDays(USUAL_DAYS);
    }

    public void invite() {
        Set<UUID> narrowed = new LinkedHashSet<>();
        places.forEach(place -> narrowed.add(UUID.fromString(place)));
        UUID made = supporters.invite(
                here.scope(),
                new NewSupporter(
                        name,
                        email,
                        language,
                        mode == Mode.AUTO,
                        new TreeSet<>(ticked),
                        use,
                        configure,
                        narrowed,
                        until,
                        visit.getZone().getId(),
                        message));
        Notices.add(request, "notice.supporter-invited", name);
        Faces.redirect(here.link("/supporters/supporter?id=" + made));
    }

    public List<Passable> getOffered() {
        return offered;
    }

    public List<NodeRow> getBelow() {
        return below;
    }

    public Mode[] getModes() {
        return Mode.values();
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

    public boolean isUse() {
        return use;
    }

    public void setUse(boolean use) {
        this.use = use;
    }

    public boolean isConfigure() {
        return configure;
    }

    public void setConfigure(boolean configure) {
        this.configure = configure;
    }

    public Mode getMode() {
        return mode;
    }

    public void setMode(Mode mode) {
        this.mode = mode;
    }

    public List<String> getTicked() {
        return ticked;
    }

    public void setTicked(List<String> ticked) {
        this.ticked = ticked;
    }

    public List<String> getPlaces() {
        return places;
    }

    public void setPlaces(List<String> places) {
        this.places = places;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getMessage() {
        return message;
    }

    public void setMessage(String message) {
        this.message = message;
    }
}
