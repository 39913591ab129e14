package portico.tenancy.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;
import portico.tenancy.CustomerView;
import portico.tenancy.Customers;
import portico.visit.web.Visit;

/** One customer, seen from above: where, whom to call, which sites, and the way to his users, contracts and addresses. */
@Named
@RequestScoped
public class CustomerPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Customers customers;

    private UUID id;
    private CustomerView customer;
    private String site;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        customer = customers.customer(here.scope(), id);
    }

    public void addSite() {
        customers.addSite(here.scope(), id, site);
        Notices.add(request, "notice.site-added", site);
        Faces.redirect(visit.getAddress());
    }

    /** A page at the customer's own level. */
    public String at(String path) {
        return path + "?scope=" + id;
    }

    public UUID getId() {
        return id;
    }

    public CustomerView getCustomer() {
        return customer;
    }

    public String getSite() {
        return site;
    }

    public void setSite(String site) {
        this.site = site;
    }
}
