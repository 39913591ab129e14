package portico.delivery.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import portico.delivery.Deliveries;
import portico.delivery.DeliveryRow;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/**
 * How the invoice that the page shows left (U4). Billing lies below delivery, so its page asks this bean, by name, and its own
 * bean for the rest; who may see the invoice may see this.
 */
@Named
@RequestScoped
public class InvoiceDeliveries {
    @Inject
    private Here here;

    @Inject
    private Deliveries deliveries;

    @Inject
    private HttpServletRequest request;

    private List<DeliveryRow> rows;

    @PostConstruct
    void read() {
        rows = deliveries.history(here.scope(), PublicId.of(request, "id"));
    }

    /** Oldest first; empty while the invoice has not left. */
    public List<DeliveryRow> getRows() {
        return rows;
    }
}
