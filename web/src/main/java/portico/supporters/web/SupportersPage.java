package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.shell.web.Here;
import portico.supporters.SupporterRow;
import portico.supporters.Supporters;

/** Who helps here, at which level, in which state and until when (H3, H15–H19). */
@Named
@RequestScoped
public class SupportersPage {
    @Inject
    private Here here;

    @Inject
    private Supporters supporters;

    private List<SupporterRow> rows;

    @PostConstruct
    void read() {
        rows = supporters.list(here.scope());
    }

    /** Asked, and on. */
    public List<SupporterRow> getOpen() {
        return rows.stream().filter(SupporterRow::isOpen).toList();
    }

    /** Declined, ended, over. */
    public List<SupporterRow> getPast() {
        return rows.stream().filter(row -> !row.isOpen()).toList();
    }

    public boolean isElsewhere(SupporterRow row) {
        return !row.node().equals(here.scope().publicId());
    }
}
