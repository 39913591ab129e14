package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.access.Access;
import portico.access.ChainView;
import portico.access.MyRights;
import portico.shell.web.Here;

/** What the reader may do at a level, where it comes from, and what he may not (B2, B3). */
@Named
@RequestScoped
public class MyRightsPage {
    @Inject
    private Here here;

    @Inject
    private Access access;

    private MyRights mine;

    @PostConstruct
    void read() {
        mine = access.mine(here.scope());
    }

    public List<ChainView> getHeld() {
        return mine.held();
    }

    public List<String> getMissing() {
        return mine.missing();
    }
}
