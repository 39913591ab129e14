package portico.start.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import portico.accounts.SignIn;
import portico.shared.Clocks;
import portico.shell.web.ReturnAddress;
import portico.visit.web.Visit;
import portico.visit.web.Visitor;

/** Sign-in, and whom to call when that fails (U46, U47). */
@Named
@RequestScoped
public class StartPage {

    @Inject
    private SignIn door;

    @Inject
    private Visit visit;

    @Inject
    private Clocks clocks;

    @Inject
    @Param
    private String to;

    @Inject
    @Param
    private String bye;

    private String email;
    private String password;

    @PostConstruct
    void passOnWhoIsSignedIn() {
        if (visit.isSignedIn()) {
            Faces.redirect(ReturnAddress.safe(to));
        }
    }

    public void signIn() {
        HttpServletRequest request = Faces.getRequest();
        Visitor.of(door.signIn(email, password, request.getRemoteAddr()), clocks.now())
                .enter(request);
        Faces.redirect(ReturnAddress.safe(to));
    }

    /** Whether a page waits for him behind the sign-in. */
    public boolean isSentHere() {
        return to != null;
    }

    public boolean isSignedOut() {
        return bye != null;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
