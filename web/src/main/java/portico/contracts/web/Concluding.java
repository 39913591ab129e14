package portico.contracts.web;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.contracts.Conclusions;
import portico.contracts.Step;
import portico.shell.web.Here;
import portico.shell.web.PublicId;

/**
 * A step of a conclusion. What was typed is kept first and judged then, so that neither a reload nor the way back loses it,
 * right or wrong.
 */
abstract class Concluding {
    @Inject
    Here here;

    @Inject
    HttpServletRequest request;

    @Inject
    Conclusions conclusions;

    private UUID draft;
    private Map<String, String> typed;
    private boolean done;

    @PostConstruct
    void open() {
        draft = PublicId.of(request, "draft");
        typed = new HashMap<>(conclusions.typed(here.scope(), draft));
        Optional<UUID> contract = conclusions.concluded(here.scope(), draft);
        done = contract.isPresent();
        if (done) {
            // A second click, or an old tab: the browser is on its way to the contract already.
            Faces.redirect(here.link("/contracts/contract?id=" + contract.get()));
        } else {
            read();
        }
    }

    /** What else the page shows. */
    void read() {}

    abstract Step step();

    /** Keeps, judges, and goes on. */
    void forward(String page) {
        if (!done) {
            keep();
            conclusions.check(here.scope(), draft, step());
            go(page);
        }
    }

    /** Keeps, and goes back without judging. */
    void backward(String page) {
        if (!done) {
            keep();
            go(page);
        }
    }

    boolean isDone() {
        return done;
    }

    private void keep() {
        typed.values().removeIf(text -> text == null);
        conclusions.keep(here.scope(), draft, typed);
    }

    private void go(String page) {
        Faces.redirect(here.link("/contracts/" + page + "?draft=" + draft));
    }

    public UUID getDraft() {
        return draft;
    }

    /** By the names of the fields. */
    public Map<String, String> getTyped() {
        return typed;
    }
}
