package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import portico.contracts.Step;

/** Fourth step: who is commercial and who technical contact (U14, U17, U18). */
@Named
@RequestScoped
public class ConcludeContactsPage extends Concluding {

    @Override
    void read() {
        getTyped().putIfAbsent("commercial-kind", "HOLDER");
        getTyped().putIfAbsent("technical-kind", "NONE");
    }

    @Override
    Step step() {
        return Step.CONTACTS;
    }

    public void next() {
        forward("conclude-check");
    }

    public void back() {
        backward("conclude-services");
    }
}
