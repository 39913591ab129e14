package portico.tenancy.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.tenancy.CustomerRow;
import portico.tenancy.Customers;
import portico.words.web.Tables;

/** All customers of a reseller or of the operator, and the search among them (H11). */
@Named
@RequestScoped
public class CustomersPage {
    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Customers customers;

    @Inject
    @Param
    private String text;

    private Page<CustomerRow> rows;

    @PostConstruct
    void read() {
        rows = customers.search(here.scope(), text, tables.piece(50));
    }

    public boolean isSearching() {
        return text != null && !text.isBlank();
    }

    public String getText() {
        return text;
    }

    public Page<CustomerRow> getRows() {
        return rows;
    }
}
