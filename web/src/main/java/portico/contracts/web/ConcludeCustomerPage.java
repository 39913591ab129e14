package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.contracts.Step;
import portico.tenancy.NodeRow;
import portico.tenancy.Tenants;

/** First step: with whom, a new customer or a known one. */
@Named
@RequestScoped
public class ConcludeCustomerPage extends Concluding {
    @Inject
    private Tenants tenants;

    private List<NodeRow> resellers;

    @Override
    void read() {
        getTyped().putIfAbsent("customer-kind", "NEW");
        getTyped().putIfAbsent("customer-language", "de");
        getTyped().putIfAbsent("country", "CH");
        resellers = tenants.resellers(here.scope());
    }

    @Override
    Step step() {
        return Step.CUSTOMER;
    }

    public void next() {
        forward("conclude-terms");
    }

    public List<NodeRow> getResellers() {
        return resellers;
    }
}
