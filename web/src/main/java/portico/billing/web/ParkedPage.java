package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import portico.billing.Billing;
import portico.billing.ParkedRow;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;
import portico.words.web.Words;

/** All contracts that a run could not bill, each with its cause: finance's work list. */
@Named
@RequestScoped
public class ParkedPage {
    private static final int PIECE = 100;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Words words;

    @Inject
    private Billing billing;

    @Inject
    private HttpServletRequest request;

    private UUID run;
    private Page<ParkedRow> rows;

    @PostConstruct
    void read() {
        run = Choice.needed(request.getParameter("run"));
        rows = billing.parked(here.scope(), run, tables.piece(PIECE));
    }

    public UUID getRun() {
        return run;
    }

    public Page<ParkedRow> getRows() {
        return rows;
    }

    public String cause(ParkedRow row) {
        return Cause.of(row, words);
    }
}
