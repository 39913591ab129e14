package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import portico.access.Activity;
import portico.access.ActivityFilter.Kind;
import portico.access.ActivityPerson;
import portico.access.ActivityRow;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;

/** What was done for a level, by whom (U12, H15–H20). Everything that chooses stands in the address. */
@Named
@RequestScoped
public class ActivityPage {
    private static final int PIECE = 50;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private ActivityWish wish;

    @Inject
    private Activity activity;

    @Inject
    private HttpServletRequest request;

    private Page<ActivityRow> rows;
    private List<ActivityPerson> people;

    @PostConstruct
    void read() {
        rows = activity.of(here.scope(), wish.filter(), tables.piece(PIECE));
        people = activity.people(here.scope());
    }

    public Page<ActivityRow> getRows() {
        return rows;
    }

    public List<ActivityPerson> getPeople() {
        return people;
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    public ActivityWish getWish() {
        return wish;
    }

    /** The same choice as a file. */
    public String getCsv() {
        String query = request.getQueryString();
        return "/access/activity.csv" + (query == null ? "" : "?" + query.replaceAll("(^|&)after=[^&]*", ""));
    }
}
