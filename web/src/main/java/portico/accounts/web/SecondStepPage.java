package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.SignIn;
import portico.accounts.SignedIn;
import portico.shared.Clocks;
import portico.shell.web.ReturnAddress;
import portico.visit.web.Halfway;
import portico.visit.web.Visitor;

/** The code after the password, for whoever has switched on a second factor (U46). */
@Named
@RequestScoped
public class SecondStepPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private SignIn door;

    @Inject
    private Clocks clocks;

    private String code;

    @PostConstruct
    void sendAwayWhoHasNoTicket() {
        if (Halfway.of(request).isEmpty()) {
            Faces.redirect("/start");
        }
    }

    public void confirm() {
        Halfway halfway = Halfway.of(request).orElse(null);
        if (halfway != null) {
            SignedIn person =
                    door.confirm(halfway.ticket(), code, request.getRemoteAddr(), request.getHeader("User-Agent"));
            Visitor.of(person, clocks.now()).enter(request);
            Faces.redirect(ReturnAddress.safe(halfway.to()));
        }
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
