package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.billing.BillingPreferences;
import portico.billing.Channel;
import portico.billing.PreferenceView;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.Seen;
import portico.visit.web.Visit;

/** One contract's «Rechnungseinstellung»: by e-mail or on paper, and to whom (U4, U30). */
@Named
@RequestScoped
public class PreferencePage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private BillingPreferences preferences;

    @Inject
    private HttpServletRequest request;

    private UUID contract;
    private PreferenceView setting;
    private Channel channel;
    private int version;
    private String email;

    @PostConstruct
    void read() {
        contract = Choice.needed(request.getParameter("contract"));
        setting = preferences.preference(here.scope(), contract);
        channel = setting.channel();
        version = setting.version();
    }

    public void save() {
        preferences.deliverBy(here.scope(), contract, channel, version);
        done("notice.preference-saved");
    }

    public void add() {
        preferences.addRecipient(here.scope(), contract, email);
        done("notice.recipient-asked", email);
    }

    public void askAgain(int place) {
        preferences.askAgain(here.scope(), contract, Seen.number(request, place));
        done("notice.recipient-asked-again");
    }

    public void remove(int place) {
        preferences.removeRecipient(here.scope(), contract, Seen.number(request, place));
        done("notice.recipient-removed");
    }

    private void done(String notice, String... arguments) {
        Notices.add(request, notice, arguments);
        Faces.redirect(visit.getAddress());
    }

    /** Who made a change, as far as the reader may know: other people's names are not ours to show yet. */
    public String by(PreferenceView.ChangeRow change) {
        if (change.account() == null) {
            return "by-operator";
        }
        return visit.visitor()
                        .filter(me -> me.account().value() == change.account())
                        .isPresent()
                ? "by-me"
                : "by-other";
    }

    public PreferenceView getSetting() {
        return setting;
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
