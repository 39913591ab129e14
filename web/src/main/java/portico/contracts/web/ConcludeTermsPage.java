package portico.contracts.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import portico.contracts.Step;

/** Second step: who signs, from when, in which currency and language, and who pays. */
@Named
@RequestScoped
public class ConcludeTermsPage extends Concluding {

    @Override
    void read() {
        getTyped().putIfAbsent("currency", "CHF");
        getTyped().putIfAbsent("language", getTyped().getOrDefault("customer-language", "de"));
        getTyped().putIfAbsent("payer", "CUSTOMER");
    }

    @Override
    Step step() {
        return Step.TERMS;
    }

    public void next() {
        forward("conclude-services");
    }

    public void back() {
        backward("conclude-customer");
    }

    /** Null where what was kept is no day. */
    public LocalDate getStart() {
        try {
            return LocalDate.parse(getTyped().getOrDefault("start", ""));
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    public void setStart(LocalDate start) {
        getTyped().put("start", start == null ? "" : start.toString());
    }
}
