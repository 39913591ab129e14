package portico.shell.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UISelectBoolean;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import portico.shared.Refusal;
import portico.words.web.Words;

/** What is wrong with what was sent, for the summary on top of the page and for the fields themselves. */
@Named
@RequestScoped
public class Problems {

    /**
     * One line of the summary.
     *
     * @param target the field's id in the page, null where it is about no single field
     */
    public record Problem(String target, String label, String text) {}

    public List<Problem> getAll() {
        return messages(true);
    }

    /** What went well. */
    public List<Problem> getNotices() {
        return messages(false);
    }

    /** The sentence for one field, null where it is right. */
    public String at(String clientId) {
        return getAll().stream()
                .filter(problem -> clientId.equals(problem.target()))
                .map(Problem::text)
                .findFirst()
                .orElse(null);
    }

    static void say(FacesContext context, String key, Object... arguments) {
        String text = Words.of(context).say(key, arguments);
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    /** Shows a refusal at the field that claims it ({@code refusals="sign-in.failed"}), else on top of the page. */
    static void refuse(FacesContext context, Refusal refusal) {
        String text = Words.of(context).refusal(refusal);
        UIComponent field = claimant(context, refusal.key());
        if (field instanceof EditableValueHolder input) {
            input.setValid(false);
            keepTyped(context, field, input);
        }
        String target = field == null ? null : field.getClientId(context);
        context.addMessage(target, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    // The value has reached the bean already; a wrong field shows what was sent, and that would now be nothing.
    private static void keepTyped(FacesContext context, UIComponent field, EditableValueHolder input) {
        if (field instanceof UISelectBoolean) {
            return;
        }
        Map<String, String> sent = context.getExternalContext().getRequestParameterMap();
        String id = field.getClientId(context);
        input.setSubmittedValue(sent.getOrDefault(id, sent.get(id + "_input")));
    }

    private static UIComponent claimant(FacesContext context, String key) {
        List<UIComponent> found = new ArrayList<>();
        VisitContext visit = VisitContext.createVisitContext(context, null, EnumSet.of(VisitHint.SKIP_UNRENDERED));
        context.getViewRoot().visitTree(visit, (unused, component) -> {
            Object claims = component.getAttributes().get("refusals");
            if (claims != null && List.of(claims.toString().split(" ")).contains(key)) {
                found.add(component);
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Problem> messages(boolean wrong) {
        FacesContext context = FacesContext.getCurrentInstance();
        List<Problem> found = new ArrayList<>();
        for (Iterator<String> ids = context.getClientIdsWithMessages(); ids.hasNext(); ) {
            String id = ids.next();
            for (FacesMessage message : context.getMessageList(id)) {
                if (wrong != (message.getSeverity() == FacesMessage.SEVERITY_INFO)) {
                    found.add(new Problem(id, label(context, id), message.getSummary()));
                }
            }
        }
        return found;
    }

    private static String label(FacesContext context, String id) {
        UIComponent field = id == null ? null : context.getViewRoot().findComponent(":" + id);
        Object label = field == null ? null : field.getAttributes().get("label");
        return label == null ? null : label.toString();
    }
}
