package portico.start.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import portico.accounts.Entrance;
import portico.accounts.PasskeyQuestion;
import portico.accounts.Passkeys;
import portico.accounts.SignIn;
import portico.accounts.SignedIn;
import portico.accounts.web.Challenges;
import portico.shared.Clocks;
import portico.shell.web.ReturnAddress;
import portico.visit.web.Halfway;
import portico.visit.web.Visit;
import portico.visit.web.Visitor;

/** Sign-in, and whom to call when that fails (U46, U47). */
@Named
@RequestScoped
public class StartPage {

    @Inject
    private SignIn door;

    @Inject
    private Passkeys passkeys;

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

    private List<String> asked;
    private PasskeyQuestion question;
    private String answer;
    private String email;
    private String password;

    @PostConstruct
    void passOnWhoIsSignedIn() {
        if (visit.isSignedIn()) {
            Faces.redirect(ReturnAddress.safe(to));
            return;
        }
        HttpServletRequest request = Faces.getRequest();
        asked = Faces.isPostback() ? Challenges.take(request) : List.of();
        question = passkeys.question();
        Challenges.remember(request, question.challenge());
    }

    /** With a passkey, which is two factors in one: something one has, and a finger, a face or a PIN. */
    public void enter() {
        HttpServletRequest request = Faces.getRequest();
        SignedIn person = passkeys.enter(asked, answer, request.getRemoteAddr(), request.getHeader("User-Agent"));
        Visitor.of(person, clocks.now()).enter(request);
        Faces.redirect(ReturnAddress.safe(to));
    }

    public void signIn() {
        HttpServletRequest request = Faces.getRequest();
        Entrance entrance = door.signIn(email, password, request.getRemoteAddr(), request.getHeader("User-Agent"));
        if (entrance instanceof Entrance.Entered entered) {
            Visitor.of(entered.person(), clocks.now()).enter(request);
            Faces.redirect(ReturnAddress.safe(to));
        } else if (entrance instanceof Entrance.Halfway halfway) {
            new Halfway(halfway.ticket(), to).enter(request);
            Faces.redirect("/accounts/second-step");
        }
    }

    /** Whether a page waits for him behind the sign-in. */
    public boolean isSentHere() {
        return to != null;
    }

    public boolean isSignedOut() {
        return bye != null;
    }

    /** For the browser, as JSON; null where nobody is asked. */
    public String getPasskeyOptions() {
        return question == null ? null : question.options();
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
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
