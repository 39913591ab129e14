package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import portico.access.RequestRow;
import portico.access.RightRequests;
import portico.guard.NotFound;
import portico.shell.web.Here;

/** Who asks for a right, and the answer in one click (B3); whoever administers nobody sees his own. */
@Named
@RequestScoped
public class RequestsPage {
    @Inject
    private Here here;

    @Inject
    private Onward onward;

    @Inject
    private HttpServletRequest request;

    @Inject
    private RightRequests requests;

    private List<RequestRow> rows;

    @PostConstruct
    void read() {
        rows = requests.list(here.scope());
    }

    public void grant(int place) {
        RequestRow row = seen(place);
        requests.grant(here.scope(), row.id(), null);
        onward.again("notice.request-granted", row.name());
    }

    public void decline(int place) {
        RequestRow row = seen(place);
        requests.decline(here.scope(), row.id(), null);
        onward.again("notice.request-declined", row.name());
    }

    /** The one that stood there when the person looked: meanwhile the list may have moved. */
    private RequestRow seen(int place) {
        String[] ids = request.getParameterValues("seen");
        return rows.stream()
                .filter(row ->
                        ids != null && place < ids.length && row.id().toString().equals(ids[place]))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public List<RequestRow> getWaiting() {
        return rows.stream().filter(row -> row.granted() == null).toList();
    }

    public List<RequestRow> getAnswered() {
        return rows.stream().filter(row -> row.granted() != null).toList();
    }
}
