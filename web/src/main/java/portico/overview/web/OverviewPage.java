package portico.overview.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import portico.billing.ArchiveTotals;
import portico.billing.Billing;
import portico.billing.InvoiceFilter;
import portico.billing.InvoiceRow;
import portico.billing.InvoiceStatus;
import portico.billing.Invoices;
import portico.billing.RunRow;
import portico.guard.Level;
import portico.guard.Right;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.tenancy.AddressRow;
import portico.tenancy.Tenants;

/** What do I owe, what came last, what does the desk wait for: as far as the reader's rights go (U8). */
@Named
@RequestScoped
public class OverviewPage {
    private static final PageRequest NEWEST = PageRequest.first(5);

    @Inject
    private Here here;

    @Inject
    private Invoices invoices;

    @Inject
    private Billing billing;

    @Inject
    private Tenants tenants;

    @Inject
    private Answer answer;

    private List<ArchiveTotals> totals = List.of();
    private List<InvoiceRow> newest = List.of();
    private List<RunRow> runs = List.of();
    private List<AddressRow> addresses = List.of();

    @PostConstruct
    void read() {
        if (isWithoutRights()) {
            return;
        }
        if (isMoney()) {
            totals = invoices.totals(here.scope(), InvoiceFilter.all());
            newest = invoices.archive(here.scope(), InvoiceFilter.all(), NEWEST).rows();
        }
        if (isDesk()) {
            runs = billing.runs(here.scope(), NEWEST).rows();
        }
        if (here.scope().level() == Level.SITE) {
            addresses = tenants.addresses(here.scope());
        }
    }

    /** Only who may see invoices sees that there are any (U20). */
    public boolean isMoney() {
        return here.may(Right.INVOICING) && here.scope().level() != Level.SITE;
    }

    public boolean isDesk() {
        return (here.may(Right.OPERATOR_BILLING) || here.may(Right.OPERATOR_RELEASE))
                && here.scope().level() == Level.OPERATOR;
    }

    /** No right anywhere: profile and help are all there is (U49). */
    public boolean isWithoutRights() {
        return here.getScope() == null;
    }

    /** The page's heading: the answer to what the reader came for. */
    public String getAnswer() {
        if (isMoney()) {
            return answer.owed(totals);
        }
        return isDesk() ? answer.desk(runs) : answer.level();
    }

    /** When the oldest of the newest invoices that are still open is due; null where none is. */
    public LocalDate getDue() {
        return newest.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.OPEN)
                .map(InvoiceRow::due)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    public List<ArchiveTotals> getTotals() {
        return totals;
    }

    public List<InvoiceRow> getNewest() {
        return newest;
    }

    public List<RunRow> getRuns() {
        return runs;
    }

    public List<AddressRow> getAddresses() {
        return addresses;
    }
}
