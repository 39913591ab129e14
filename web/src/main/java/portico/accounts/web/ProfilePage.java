package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.omnifaces.util.Faces;
import portico.accounts.Profile;
import portico.accounts.SignedIn;
import portico.shell.web.Notices;
import portico.visit.web.Visit;

/** Language, looks and time zone: everybody's own, whatever his rights (U49). */
@Named
@RequestScoped
public class ProfilePage {
    private static final List<String> ZONES =
            List.of("Europe/Zurich", "Europe/London", "Europe/Athens", "America/New_York", "Asia/Singapore", "UTC");

    @Inject
    private Profile profile;

    @Inject
    private Visit visit;

    private String language;
    private String theme;
    private String zone;

    @PostConstruct
    void read() {
        SignedIn me = profile.me();
        language = me.language();
        theme = me.theme();
        zone = me.timeZone();
    }

    public void save() {
        HttpServletRequest request = Faces.getRequest();
        SignedIn me = profile.change(language, theme, zone);
        visit.visitor().ifPresent(before -> before.now(me).changed(request));
        Notices.add(request, "notice.saved");
        Faces.redirect(visit.getAddress());
    }

    /** The zones in which our readers live; whoever has set another one keeps it. */
    public List<String> getZones() {
        return ZONES.contains(zone) ? ZONES : List.of(zone, "Europe/Zurich", "UTC");
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getTheme() {
        return theme;
    }

    public void setTheme(String theme) {
        this.theme = theme;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }
}
