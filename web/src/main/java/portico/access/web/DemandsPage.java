package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import portico.access.AskedPerson;
import portico.access.DemandCount;
import portico.access.DemandView;
import portico.access.FactorDemand;
import portico.access.FactorDemands;
import portico.guard.Level;
import portico.guard.Right;
import portico.shell.web.Here;

/** Where a second factor is demanded, and of whom: first seen, then said (U24). */
@Named
@RequestScoped
public class DemandsPage {
    @Inject
    private Here here;

    @Inject
    private Onward onward;

    @Inject
    private FactorDemands demands;

    @Inject
    @Param
    private String right;

    private DemandView view;
    private List<String> rights;
    private DemandCount count;

    @PostConstruct
    void read() {
        view = demands.view(here.scope());
        boolean house = here.scope().level() == Level.OPERATOR && here.may(Right.OPERATOR_TENANCY);
        rights = house ? demands.rights(here.scope()) : List.of();
        count = house && right != null ? demands.count(here.scope(), right) : null;
    }

    public void demand() {
        demands.demand(here.scope());
        onward.to("/access/demands", "notice.factor-demanded");
    }

    public void lift() {
        demands.lift(here.scope());
        onward.to("/access/demands", "notice.factor-lifted");
    }

    public void demandOf() {
        demands.demandOf(here.scope(), right);
        onward.to("/access/demands", "notice.factor-demanded");
    }

    public void liftOf() {
        demands.liftOf(here.scope(), right);
        onward.to("/access/demands", "notice.factor-lifted");
    }

    /** The level's own demand; null where there is none. */
    public FactorDemand getStanding() {
        return of(null);
    }

    /** A right's; null where there is none. */
    public FactorDemand of(String one) {
        return view.of(one).orElse(null);
    }

    public List<AskedPerson> getPeople() {
        return view.people();
    }

    public long getLacking() {
        return view.people().stream().filter(person -> !person.has()).count();
    }

    /** Empty where this is not the operator's. */
    public List<String> getRights() {
        return rights;
    }

    /** The one that is looked at; null for none. */
    public String getRight() {
        return count == null ? null : right;
    }

    public DemandCount getCount() {
        return count;
    }
}
