package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.omnifaces.util.Faces;
import portico.billing.Billing;
import portico.billing.RunRow;
import portico.billing.RunWish;
import portico.billing.batch.BillingRuns;
import portico.guard.Right;
import portico.shared.Clocks;
import portico.shared.Month;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.visit.web.Visit;
import portico.words.web.Tables;

/** The billing desk's list of runs, and where a new one begins (C11). */
@Named
@RequestScoped
public class RunsPage {
    private static final int PIECE = 25;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Visit visit;

    @Inject
    private Clocks clocks;

    @Inject
    private Billing billing;

    @Inject
    private BillingRuns runs;

    private Page<RunRow> rows;
    private String month;
    private LocalDate invoiceDate;
    private boolean supplementary;

    @PostConstruct
    void read() {
        rows = billing.runs(here.scope(), tables.piece(PIECE));
        invoiceDate = clocks.today(visit.getZone());
        month = Month.containing(invoiceDate).previous().toString();
    }

    /** Rates the month and leads to the run, where one can watch it. */
    public void start() {
        var run = runs.start(here.scope(), new RunWish(Month.parse(month.strip()), invoiceDate, supplementary));
        Faces.redirect(here.link("/billing/run?id=" + run));
    }

    /** Who only releases does not start (four eyes). */
    public boolean isStarter() {
        return here.may(Right.OPERATOR_BILLING);
    }

    public Page<RunRow> getRows() {
        return rows;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public LocalDate getInvoiceDate() {
        return invoiceDate;
    }

    public void setInvoiceDate(LocalDate invoiceDate) {
        this.invoiceDate = invoiceDate;
    }

    public boolean isSupplementary() {
        return supplementary;
    }

    public void setSupplementary(boolean supplementary) {
        this.supplementary = supplementary;
    }
}
