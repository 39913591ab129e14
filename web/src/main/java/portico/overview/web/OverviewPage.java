package portico.overview.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.billing.ArchiveTotals;
import portico.billing.InvoiceFilter;
import portico.billing.InvoiceRow;
import portico.billing.Invoices;
import portico.guard.Level;
import portico.guard.Right;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.tenancy.NodeRow;
import portico.tenancy.Tenants;

/** What do I owe, what came last, where are my sites: as far as the reader's rights go (U8). */
@Named
@RequestScoped
public class OverviewPage {
    private static final int NEWEST = 5;

    @Inject
    private Here here;

    @Inject
    private Invoices invoices;

    @Inject
    private Tenants tenants;

    private List<ArchiveTotals> totals = List.of();
    private List<InvoiceRow> newest = List.of();
    private List<NodeRow> sites = List.of();

    @PostConstruct
    void read() {
        if (isWithoutRights()) {
            return;
        }
        if (isMoney()) {
            totals = invoices.totals(here.scope(), InvoiceFilter.all());
            newest = invoices.archive(here.scope(), InvoiceFilter.all(), PageRequest.first(NEWEST))
                    .rows();
        }
        if (here.scope().level() == Level.CUSTOMER || here.scope().level() == Level.RESELLER) {
            sites = tenants.sites(here.scope());
        }
    }

    /** Only who may see invoices sees that there are any (U20). */
    public boolean isMoney() {
        return here.may(Right.INVOICING) && here.scope().level() != Level.SITE;
    }

    /** No right anywhere: profile and help are all there is (U49). */
    public boolean isWithoutRights() {
        return here.getScope() == null;
    }

    public List<ArchiveTotals> getTotals() {
        return totals;
    }

    public List<InvoiceRow> getNewest() {
        return newest;
    }

    public List<NodeRow> getSites() {
        return sites;
    }
}
