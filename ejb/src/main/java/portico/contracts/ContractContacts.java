package portico.contracts;

import static portico.guard.Right.OPERATOR_TENANCY;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Clocks;
import portico.shared.EndOfDay;
import portico.shared.Refusal;
import portico.shared.Token;

/**
 * The contacts of contracts, whose identity is theirs and the operator's only: inviting them, and replacing one by another
 * (U13, U14, U38, U39).
 */
@Stateless
public class ContractContacts {
    @Inject
    Contracts contracts;

    @Inject
    ContractBook book;

    @Inject
    ContactMail mail;

    @Inject
    Clocks clocks;

    @Inject
    AuditLog audit;

    /** What the present contact has passed on, and what his successor can take over. @throws NotFound */
    @Requires(OPERATOR_TENANCY)
    public List<PassedOn> rehearse(Scope scope, UUID contract, ContactRole role) {
        return book.passedOn(find(scope, contract).head().key(), role);
    }

    /**
     * Another person is contact from now on. The one before him keeps his rights until this day is over in the operator's time
     * zone; what he passed on goes on under the new one, or ends with him.
     *
     * @throws Refusal contact.name, contact.email, contact.same, contact.other-role, contact.shut
     */
    @Requires(OPERATOR_TENANCY)
    public void replace(Scope scope, UUID contract, ContactRole role, NewContact wish) {
        ContractView view = find(scope, contract);
        Party party = Party.of("contact", wish.name(), wish.email());
        for (ContractContact present : view.contacts()) {
            if (present.staying() && party.email().equalsIgnoreCase(present.email())) {
                throw new Refusal(present.role() == role ? "contact.same" : "contact.other-role", present.name());
            }
        }
        ContractView.Head head = view.head();
        Long old = book.end(head.key(), role, EndOfDay.of(clocks.today(Conclusions.ZONE), Conclusions.ZONE));
        Token token = Token.random();
        ContractBook.Named named = book.name(head.key(), role, party, head.language(), token);
        if (named.shut()) {
            throw new Refusal("contact.shut", party.email());
        }
        int handed = old != null && wish.takeOver() ? book.handOver(head.key(), old, named.account()) : 0;
        if (named.invited()) {
            mail.invite(party, role, head.language(), head.holder(), head.number(), token);
        } else {
            mail.tell(party, role, head.language(), head.holder(), head.number());
        }
        present(view, role)
                .ifPresent(gone -> mail.replaced(
                        new Party(gone.name(), gone.email()), role, gone.language(), head.holder(), head.number()));
        audit.record(
                "contracts.contact-replaced",
                "contract:" + contract,
                Map.of("role", role.name(), "account", named.account(), "taken-over", handed),
                scope);
    }

    /** Another link; the one before is worth nothing from now on. @throws Refusal contact.enters where none is needed */
    @Requires(OPERATOR_TENANCY)
    public void inviteAgain(Scope scope, UUID contract, ContactRole role) {
        ContractView view = find(scope, contract);
        ContractContact contact = present(view, role).orElseThrow(NotFound::new);
        Token token = Token.random();
        if (!book.inviteAgain(view.head().key(), role, token)) {
            throw new Refusal("contact.enters", contact.name());
        }
        mail.invite(
                new Party(contact.name(), contact.email()),
                role,
                contact.language(),
                view.head().holder(),
                view.head().number(),
                token);
        audit.record("contracts.contact-invited", "contract:" + contract, Map.of("role", role.name()), scope);
    }

    /** The link in the mail is worth nothing from now on; the person stays contact. @throws Refusal contact.enters */
    @Requires(OPERATOR_TENANCY)
    public void withdraw(Scope scope, UUID contract, ContactRole role) {
        ContractView view = find(scope, contract);
        ContractContact contact = present(view, role).orElseThrow(NotFound::new);
        if (!book.withdraw(view.head().key(), role)) {
            throw new Refusal("contact.enters", contact.name());
        }
        audit.record("contracts.invitation-withdrawn", "contract:" + contract, Map.of("role", role.name()), scope);
    }

    private ContractView find(Scope scope, UUID contract) {
        return contracts.contract(scope, contract, "de");
    }

    private static Optional<ContractContact> present(ContractView view, ContactRole role) {
        return view.contacts().stream()
                .filter(contact -> contact.role() == role && contact.staying())
                .findFirst();
    }
}
