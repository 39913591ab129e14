package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.billing.BillingPreferences;
import portico.billing.PreferenceRow;
import portico.shell.web.Here;

/** The «Rechnungseinstellungen» of all contracts that this customer or reseller pays (U4, U30). */
@Named
@RequestScoped
public class PreferencesPage {
    @Inject
    private Here here;

    @Inject
    private BillingPreferences preferences;

    private List<PreferenceRow> rows;

    @PostConstruct
    void read() {
        rows = preferences.list(here.scope());
    }

    public List<PreferenceRow> getRows() {
        return rows;
    }
}
