package portico.tenancy.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.tenancy.Customers;
import portico.tenancy.NewCustomer;
import portico.visit.web.Visit;

/** A reseller takes on a customer (H2, H11). */
@Named
@RequestScoped
public class NewCustomerPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Customers customers;

    private final Map<String, String> typed = new HashMap<>();

    @PostConstruct
    void read() {
        // Whether customers are kept from here at all.
        customers.search(here.scope(), "", PageRequest.first(1));
        typed.put("language", visit.getLanguage().code());
        typed.put("country", "CH");
    }

    public void create() {
        UUID customer = customers.create(
                here.scope(),
                new NewCustomer(
                        typed.get("name"),
                        typed.get("language"),
                        typed.get("street"),
                        typed.get("house-number"),
                        typed.get("postcode"),
                        typed.get("town"),
                        typed.get("country")));
        Notices.add(request, "notice.customer-created", typed.get("name"));
        Faces.redirect(here.link("/tenancy/customer?id=" + customer));
    }

    /** By the names of the fields. */
    public Map<String, String> getTyped() {
        return typed;
    }
}
