package portico.shell.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import portico.guard.Level;
import portico.guard.NodeBelow;
import portico.guard.Scope;

/** The way from one level of the tree to another, on the top of each page. */
@Named
@RequestScoped
public class Switcher {
    /** More than these one searches for. */
    private static final int FEW = 12;

    @Inject
    private Here here;

    /** A line of the list. */
    public record Place(UUID id, Level level, String name) {}

    /** Where the reader's rights begin, and the level he looks at. */
    public List<Place> getMine() {
        Scope scope = here.getScope();
        List<Scope> mine = here.getMine();
        boolean listed = mine.stream().anyMatch(one -> one.publicId().equals(scope.publicId()));
        List<Place> places = new ArrayList<>();
        mine.stream().limit(FEW).forEach(one -> places.add(place(one)));
        if (!listed) {
            places.add(place(scope));
        }
        return places;
    }

    /** What lies directly below the present level, where that is little. */
    public List<NodeBelow> getBelow() {
        return getChildren().size() > FEW ? List.of() : getChildren();
    }

    /** Everything directly below the present level, by name. */
    public List<NodeBelow> getChildren() {
        return here.getBelow();
    }

    /** The first few of them, where there are many. */
    public List<NodeBelow> getSome() {
        return getChildren().subList(0, Math.min(FEW, getChildren().size()));
    }

    public boolean isHere(UUID id) {
        return here.getScope().publicId().equals(id);
    }

    /** The overview of that level: the page one is on may make no sense there. */
    public String link(UUID id) {
        return "/overview?scope=" + id;
    }

    private static Place place(Scope scope) {
        return new Place(scope.publicId(), scope.level(), scope.name());
    }
}
