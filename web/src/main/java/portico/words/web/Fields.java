package portico.words.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of the form on this page by their ids, for their labels, hints and errors. */
@Named
@RequestScoped
public class Fields {
    private final Map<String, UIInput> map = new HashMap<>();

    /** Filled by the tags as they make the fields. */
    public Map<String, UIInput> getMap() {
        return map;
    }

    /** The field's id in the browser. */
    public String at(String id) {
        UIInput field = map.get(id);
        return field == null ? id : field.getClientId();
    }

    public boolean wrong(String id) {
        return error(id) != null;
    }

    /** What is wrong with it, null where nothing is. */
    public String error(String id) {
        List<FacesMessage> messages = FacesContext.getCurrentInstance().getMessageList(at(id));
        return messages.isEmpty() ? null : messages.get(0).getSummary();
    }

    /** Which texts a screen reader reads with the field. */
    public String describedBy(String id, String hint) {
        String described = (hint == null ? "" : at(id) + "-hint ") + (wrong(id) ? at(id) + "-error" : "");
        return described.isBlank() ? null : described.strip();
    }
}
