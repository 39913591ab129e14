package portico.shell.web;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UICommand;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the log of a button or field that was sent although the page does not offer it, or not any more. Faces passes over it in
 * silence, and so does whoever sends it: only somebody who makes up requests, or a page that was open while rights changed.
 */
public class Unasked implements PhaseListener {
    private static final long serialVersionUID = 1L;
    private static final Pattern ROW = Pattern.compile("(?<=:)\\d+:");

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.APPLY_REQUEST_VALUES;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        Set<String> sent = context.getExternalContext().getRequestParameterMap().keySet().stream()
                .filter(name -> name.indexOf(':') > 0)
                .collect(Collectors.toSet());
        if (sent.isEmpty()) {
            return;
        }
        // Only what is shown is looked at, as by Faces itself: what a page does not show need not make sense.
        VisitContext shown = VisitContext.createVisitContext(context, sent, EnumSet.of(VisitHint.SKIP_UNRENDERED));
        Set<String> offered = new HashSet<>();
        context.getViewRoot().visitTree(shown, (unused, component) -> {
            if (!Boolean.TRUE.equals(component.getAttributes().get("disabled"))) {
                offered.add(component.getClientId(context));
            }
            return VisitResult.ACCEPT;
        });
        for (String name : sent) {
            if (!offered.contains(name) && isOurs(context, name)) {
                RefusalLog.note(
                        (HttpServletRequest) context.getExternalContext().getRequest(), "not-offered " + name);
            }
        }
    }

    /** Whether the page knows such a button or field at all, in whatever row. */
    private static boolean isOurs(FacesContext context, String name) {
        try {
            UIComponent found =
                    context.getViewRoot().findComponent(":" + ROW.matcher(name).replaceAll(""));
            return found instanceof UICommand || found instanceof EditableValueHolder;
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }
}
