package portico.delivery.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import portico.delivery.BundleRow;
import portico.delivery.Deliveries;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;

/** What goes to the printer: a file and a hand-over list for each run (U4, C11). */
@Named
@RequestScoped
public class BundlesPage {
    /** A year of runs. */
    private static final int PIECE = 12;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Deliveries deliveries;

    private Page<BundleRow> rows;

    @PostConstruct
    void read() {
        rows = deliveries.bundles(here.scope(), tables.piece(PIECE));
    }

    public Page<BundleRow> getRows() {
        return rows;
    }
}
