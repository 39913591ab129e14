package portico.contracts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;
import portico.contracts.ContactRole;
import portico.contracts.ContractContact;
import portico.contracts.ContractContacts;
import portico.contracts.ContractView;
import portico.contracts.Contracts;
import portico.contracts.NewContact;
import portico.contracts.PassedOn;
import portico.guard.NotFound;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;
import portico.words.web.Words;

/** Another person becomes a contract's contact: first what that does to those who got rights from the old one (B2). */
@Named
@RequestScoped
public class ReplaceContactPage {
    @Inject
    private Here here;

    @Inject
    private Words words;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Contracts contracts;

    @Inject
    private ContractContacts contacts;

    private UUID id;
    private ContactRole role;
    private ContractView contract;
    private List<PassedOn> passedOn;
    private String name;
    private String email;
    private boolean takeOver = true;

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        role = role(request.getParameter("role"));
        passedOn = contacts.rehearse(here.scope(), id, role);
        contract = contracts.contract(here.scope(), id, "de");
    }

    public void replace() {
        contacts.replace(here.scope(), id, role, new NewContact(name, email, takeOver));
        Notices.add(request, "notice.contact-replaced", name, words.say("contact-role." + role));
        Faces.redirect(here.link("/contracts/contract?id=" + id));
    }

    private static ContactRole role(String wish) {
        for (ContactRole one : ContactRole.values()) {
            if (one.name().equals(wish)) {
                return one;
            }
        }
        throw new NotFound();
    }

    public UUID getId() {
        return id;
    }

    public ContactRole getRole() {
        return role;
    }

    public String getNumber() {
        return contract.head().number();
    }

    /** Who goes; null where nobody was contact. */
    public String getOld() {
        return contract.contacts().stream()
                .filter(contact -> contact.role() == role && contact.staying())
                .map(ContractContact::name)
                .findFirst()
                .orElse(null);
    }

    public List<PassedOn> getPassedOn() {
        return passedOn;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public boolean isTakeOver() {
        return takeOver;
    }

    public void setTakeOver(boolean takeOver) {
        this.takeOver = takeOver;
    }
}
