package portico.accounts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.accounts.PasskeyQuestion;
import portico.accounts.PasskeyRow;
import portico.accounts.Passkeys;
import portico.guard.NotFound;
import portico.shell.web.Notices;

/** One's own passkeys: making one, and removing those of devices that are gone (U50). */
@Named
@RequestScoped
public class PasskeysPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Passkeys passkeys;

    private List<PasskeyRow> rows;
    private List<String> asked;
    private PasskeyQuestion question;
    private String name;
    private String present;
    private String answer;

    @PostConstruct
    void read() {
        rows = passkeys.mine();
        asked = Faces.isPostback() ? Challenges.take(request) : List.of();
        question = passkeys.offer();
        Challenges.remember(request, question.challenge());
    }

    public void add() {
        passkeys.add(asked, answer, name, present);
        done("notice.passkey-added");
    }

    public void remove(int place) {
        passkeys.remove(seen(place));
        done("notice.passkey-removed");
    }

    /** The one that stood there when the person looked: meanwhile the list may have moved. */
    private UUID seen(int place) {
        String[] ids = request.getParameterValues("seen");
        if (ids == null || place >= ids.length) {
            throw new NotFound();
        }
        return UUID.fromString(ids[place]);
    }

    private void done(String notice) {
        Notices.add(request, notice);
        Faces.redirect("/accounts/passkeys");
    }

    public List<PasskeyRow> getRows() {
        return rows;
    }

    /** For the browser, as JSON. */
    public String getOptions() {
        return question.options();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
