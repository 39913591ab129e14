package portico.documents.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import portico.documents.Documents;
import portico.documents.PaymentSlip;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/** How the invoice that the page shows is paid. Billing lies below documents, so its page asks this bean, by name. */
@Named
@RequestScoped
public class InvoicePayment {
    @Inject
    private Here here;

    @Inject
    private Documents documents;

    @Inject
    private HttpServletRequest request;

    private PaymentSlip slip;

    @PostConstruct
    void read() {
        slip = documents.payment(here.scope(), PublicId.of(request, "id")).orElse(null);
    }

    /** Null where there is nothing to pay, or no document yet that says how. */
    public PaymentSlip getSlip() {
        return slip;
    }
}
