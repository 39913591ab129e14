package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import portico.access.Destinations;
import portico.access.Moves;
import portico.access.Relocation;
import portico.guard.Level;
import portico.shell.web.Here;
import portico.shell.web.PublicId;
import portico.tenancy.NodeRow;
import portico.words.web.Words;

/** A customer or a site goes elsewhere: first where to, then what that does, then doing it (H10–H14). */
@Named
@RequestScoped
public class MovePage {
    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Onward onward;

    @Inject
    private Words words;

    @Inject
    private RightNames names;

    @Inject
    private Moves moves;

    private UUID id;
    private NodeRow node;
    private String from;
    private String text;
    private List<NodeRow> places;
    private Relocation would;
    private List<Consequence> consequences;
    private String reason;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        if (request.getParameter("to") == null) {
            text = request.getParameter("text");
            Destinations found = moves.destinations(here.scope(), id, text);
            node = found.node();
            from = found.from();
            places = found.places();
        } else {
            would = moves.rehearse(here.scope(), id, PublicId.of(request, "to"));
            node = would.node();
            from = would.from();
            consequences = Consequence.of(would.difference(), words, names);
        }
    }

    public void move() {
        moves.move(here.scope(), id, would.to().id(), reason);
        onward.to(getBack(), "notice.moved", node.name(), would.to().name());
    }

    /** What stands against it; null where nothing does. */
    public String getObjection() {
        return would.refusal() == null ? null : words.say("refusal." + would.refusal(), would.right());
    }

    /** Who pays from now on what the reseller has paid. */
    public String getPayer() {
        return would.to().level() == Level.OPERATOR ? node.name() : would.to().name();
    }

    /** Where one came from. */
    public String getBack() {
        return node.level() == Level.CUSTOMER ? "/tenancy/customer?id=" + id : "/tenancy/customers";
    }

    public UUID getId() {
        return id;
    }

    public NodeRow getNode() {
        return node;
    }

    public String getFrom() {
        return from;
    }

    public String getText() {
        return text;
    }

    public List<NodeRow> getPlaces() {
        return places;
    }

    public Relocation getWould() {
        return would;
    }

    public List<Consequence> getConsequences() {
        return consequences;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
