package portico.tenancy.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.Seen;
import portico.tenancy.AddressForm;
import portico.tenancy.Companies;
import portico.tenancy.ContactForm;
import portico.tenancy.ContactPerson;

/** A company's address and contact persons (U6, U7, U28). */
@Named
@RequestScoped
public class CompanyPage {
    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Companies companies;

    private final Map<String, String> typed = new HashMap<>();
    private List<ContactPerson> contacts;
    private int version;
    private ContactPerson changing;

    @PostConstruct
    void read() {
        AddressForm address = companies.address(here.scope());
        contacts = companies.contacts(here.scope());
        version = address.version();
        typed.put("name", address.name());
        typed.put("street", address.street());
        typed.put("house-number", address.houseNumber());
        typed.put("postcode", address.postcode());
        typed.put("town", address.town());
        typed.put("country", address.country());
        String wished = request.getParameter("contact");
        changing = contacts.stream()
                .filter(person -> String.valueOf(person.contact()).equals(wished))
                .findFirst()
                .orElse(null);
        if (changing != null) {
            typed.put("contact-name", changing.name());
            typed.put("contact-role", changing.role());
            typed.put("contact-email", changing.email());
            typed.put("contact-phone", changing.phone());
        }
    }

    public void save() {
        companies.move(
                here.scope(),
                new AddressForm(
                        typed.get("name"),
                        typed.get("street"),
                        typed.get("house-number"),
                        typed.get("postcode"),
                        typed.get("town"),
                        typed.get("country"),
                        version));
        done("notice.saved");
    }

    public void add() {
        companies.addContact(here.scope(), person());
        done("notice.contact-added", typed.get("contact-name"));
    }

    public void change() {
        companies.changeContact(here.scope(), changing.contact(), person());
        done("notice.saved");
    }

    private ContactForm person() {
        return new ContactForm(
                typed.get("contact-name"),
                typed.get("contact-role"),
                typed.get("contact-email"),
                typed.get("contact-phone"));
    }

    public void remove(int place) {
        companies.removeContact(here.scope(), Seen.number(request, place));
        done("notice.contact-removed");
    }

    private void done(String notice, String... arguments) {
        Notices.add(request, notice, arguments);
        Faces.redirect(here.with("contact", null));
    }

    /** Whether the form below is about somebody who is there already. */
    public boolean isChanging() {
        return changing != null;
    }

    public List<ContactPerson> getContacts() {
        return contacts;
    }

    /** By the names of the fields. */
    public Map<String, String> getTyped() {
        return typed;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
