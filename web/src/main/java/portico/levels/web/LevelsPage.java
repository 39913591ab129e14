package portico.levels.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import portico.guard.Level;
import portico.shell.web.Here;
import portico.tenancy.NodeRow;
import portico.tenancy.Tenants;

/** Finds a reseller, customer or site below the present level, by name or number (H11, H12). */
@Named
@RequestScoped
public class LevelsPage {

    @Inject
    private Here here;

    @Inject
    private Tenants tenants;

    @Inject
    @Param
    private String text;

    private List<NodeRow> found;

    @PostConstruct
    void search() {
        if (isSearching()) {
            found = tenants.search(here.scope(), text);
        } else {
            found = here.scope().level() == Level.SITE ? List.of() : tenants.children(here.scope());
        }
    }

    public boolean isSearching() {
        return text != null && !text.isBlank();
    }

    public List<NodeRow> getFound() {
        return found;
    }

    public String getText() {
        return text;
    }
}
