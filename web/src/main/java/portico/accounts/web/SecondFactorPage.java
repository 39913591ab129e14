package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.omnifaces.util.Faces;
import portico.accounts.Enrolment;
import portico.accounts.SecondFactor;
import portico.accounts.SecondFactorState;
import portico.shell.web.Notices;
import portico.visit.web.Visit;

/**
 * One's own second factor: switching it on with an app, its backup codes, switching it off (U50). The backup codes stand in
 * the answer to the form that made them and nowhere else: who reloads does not see them again.
 */
@Named
@RequestScoped
public class SecondFactorPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Visit visit;

    @Inject
    private SecondFactor factor;

    private SecondFactorState state;
    private Enrolment enrolment;
    private List<String> codes;
    private String code;
    private String present;

    @PostConstruct
    void read() {
        state = factor.state().orElse(null);
        enrolment = state == null ? factor.enrol() : null;
    }

    public void confirm() {
        codes = factor.confirm(code, visit.visitor().orElseThrow().visit());
        state = factor.state().orElseThrow();
        enrolment = null;
    }

    public void renew() {
        codes = factor.newCodes(present);
        state = factor.state().orElseThrow();
    }

    public void off() {
        factor.off(present);
        Notices.add(request, "notice.second-factor-off");
        Faces.redirect("/accounts/profile");
    }

    /** Null where it is off. */
    public SecondFactorState getState() {
        return state;
    }

    /** Null where it is on. */
    public Enrolment getEnrolment() {
        return enrolment;
    }

    /** Null but for the one time that they are shown. */
    public List<String> getCodes() {
        return codes;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
    }
}
