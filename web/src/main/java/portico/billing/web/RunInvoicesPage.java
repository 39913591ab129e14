package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import portico.billing.Billing;
import portico.billing.DraftRow;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;

/** What a run has made of each contract: drafts before its release, invoices after it (B5). */
@Named
@RequestScoped
public class RunInvoicesPage {
    private static final int PIECE = 50;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Billing billing;

    @Inject
    private HttpServletRequest request;

    private UUID run;
    private Page<DraftRow> rows;

    @PostConstruct
    void read() {
        run = Choice.needed(request.getParameter("run"));
        rows = billing.invoices(here.scope(), run, tables.piece(PIECE));
    }

    public UUID getRun() {
        return run;
    }

    public Page<DraftRow> getRows() {
        return rows;
    }
}
