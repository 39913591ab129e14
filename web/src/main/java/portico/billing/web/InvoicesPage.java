package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import portico.billing.ArchiveTotals;
import portico.billing.InvoiceFilter;
import portico.billing.InvoiceFilter.Tab;
import portico.billing.InvoiceRow;
import portico.billing.Invoices;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;

/** The archive: tabs, filter, list and sums (U2, U3, U29). Everything that chooses stands in the address. */
@Named
@RequestScoped
public class InvoicesPage {
    private static final int PIECE = 50;

    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Invoices invoices;

    @Inject
    private HttpServletRequest request;

    private InvoiceFilter filter;
    private Page<InvoiceRow> rows;
    private List<ArchiveTotals> totals;

    @PostConstruct
    void read() {
        filter = new InvoiceFilter(
                Choice.of(Tab.class, request.getParameter("tab"), Tab.ALL),
                Choice.year(request.getParameter("year")),
                Choice.uuid(request.getParameter("contract")),
                request.getParameter("number"));
        rows = invoices.archive(here.scope(), filter, tables.piece(PIECE));
        totals = invoices.totals(here.scope(), filter);
    }

    public InvoiceFilter getFilter() {
        return filter;
    }

    public Page<InvoiceRow> getRows() {
        return rows;
    }

    public List<ArchiveTotals> getTotals() {
        return totals;
    }

    public Tab[] getTabs() {
        return Tab.values();
    }

    /** How many invoices a tab holds, over all currencies. */
    public long count(Tab tab) {
        return totals.stream().mapToLong(sums -> sums.of(tab)).sum();
    }

    /** The number of the contract that the list is narrowed to, as its rows say it. */
    public String getContractNumber() {
        UUID contract = filter.contract();
        return contract == null || rows.rows().isEmpty()
                ? null
                : rows.rows().get(0).contract();
    }

    /** Years for which one can filter: the last five, the newest first. */
    public List<Integer> getYears() {
        return Choice.years();
    }
}
