package portico.contracts.web;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;
import static portico.guard.Right.OPERATOR_TENANCY;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;
import portico.contracts.ContactRole;
import portico.contracts.ContractContact;
import portico.contracts.ContractContacts;
import portico.contracts.ContractView;
import portico.contracts.Contracts;
import portico.contracts.ServicePrice;
import portico.shell.web.Here;
import portico.shell.web.Notices;
import portico.shell.web.PublicId;
import portico.shell.web.Seen;
import portico.visit.web.Visit;
import portico.words.web.Display;
import portico.words.web.Words;

/** One contract: what, from when, and who are its contacts; prices only for who may see invoices here (U20). */
@Named
@RequestScoped
public class ContractPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private Words words;

    @Inject
    private Display display;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Contracts contracts;

    @Inject
    private ContractContacts contacts;

    @Inject
    private Prices prices;

    private UUID id;
    private ContractView contract;
    private List<ServicePrice> costs = List.of();

    @PostConstruct
    void read() {
        id = PublicId.of(request, "id");
        contract = contracts.contract(here.scope(), id, visit.getLanguage().code());
        if (Stream.of(INVOICING, OPERATOR_BILLING, OPERATOR_TENANCY).anyMatch(here::may)) {
            costs = contracts.prices(here.scope(), id, visit.getLanguage().code());
        }
    }

    public void inviteAgain(int place) {
        ContactRole role = ContactRole.valueOf(Seen.at(request, place));
        contacts.inviteAgain(here.scope(), id, role);
        done("notice.contact-invited", role);
    }

    public void withdraw(int place) {
        ContactRole role = ContactRole.valueOf(Seen.at(request, place));
        contacts.withdraw(here.scope(), id, role);
        done("notice.invitation-withdrawn", role);
    }

    private void done(String notice, ContactRole role) {
        Notices.add(request, notice, words.say("contact-role." + role));
        Faces.redirect(visit.getAddress());
    }

    public UUID getId() {
        return id;
    }

    public ContractView getContract() {
        return contract;
    }

    public boolean isPriced() {
        return !costs.isEmpty();
    }

    public String price(String service) {
        return prices.of(service, costs, contract.head().currency());
    }

    /** Whether contacts are named from here. */
    public boolean isKeeper() {
        return here.may(OPERATOR_TENANCY);
    }

    public boolean isWithoutTechnical() {
        return contract.contacts().stream()
                .noneMatch(contact -> contact.role() == ContactRole.TECHNICAL && contact.staying());
    }

    /** How he comes in, for who may know; and until when he is contact where he goes. */
    public String about(ContractContact contact) {
        if (contact.until() != null) {
            return words.say("contact-entrance.leaves", words.say("contact-role." + contact.role()));
        }
        String role = words.say("contact-role." + contact.role());
        return switch (contact.entrance()) {
            case UNKNOWN -> role;
            case INVITED -> role + " · " + words.say("contact-entrance.INVITED", display.moment(contact.link()));
            default -> role + " · " + words.say("contact-entrance." + contact.entrance());
        };
    }
}
