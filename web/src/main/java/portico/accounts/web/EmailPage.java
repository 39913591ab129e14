package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Faces;
import portico.accounts.EmailChange;
import portico.accounts.EmailChanges;
import portico.shell.web.Notices;

/** Another address to sign in by: asking for it, and what its two mailboxes have said so far (U50). */
@Named
@RequestScoped
public class EmailPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private EmailChanges changes;

    private String present;
    private EmailChange pending;
    private String email;
    private String password;

    @PostConstruct
    void read() {
        present = changes.mine();
        pending = changes.pending().orElse(null);
    }

    public void ask() {
        changes.ask(email, password);
        done("notice.email-asked");
    }

    public void sendAgain() {
        changes.sendAgain();
        done("notice.email-asked");
    }

    public void withdraw() {
        changes.withdraw();
        done("notice.email-withdrawn");
    }

    private void done(String notice) {
        Notices.add(request, notice);
        Faces.redirect("/accounts/email");
    }

    /** By which one signs in now. */
    public String getPresent() {
        return present;
    }

    /** Null where nothing waits. */
    public EmailChange getPending() {
        return pending;
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
