package portico.contracts;

import static portico.guard.Right.OPERATOR_TENANCY;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.Level;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Clocks;
import portico.shared.Refusal;
import portico.shared.Token;
import portico.tenancy.Customers;
import portico.tenancy.NewCustomer;
import portico.tenancy.NodeRow;
import portico.tenancy.Tenants;

/**
 * Concluding a contract: customer, terms, services, contacts, in steps that keep what was typed; at the end both contacts are
 * mailed how they come in (U14, U17–U19, U38, U39).
 */
@Stateless
public class Conclusions {
    /** Contracts begin by the operator's calendar. */
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final int MOST_DRAFTS = 50;

    @PersistenceContext
    EntityManager database;

    @Inject
    Clocks clocks;

    @Inject
    Scopes scopes;

    @Inject
    Customers customers;

    @Inject
    Tenants tenants;

    @Inject
    Catalogue catalogue;

    @Inject
    ContractBook book;

    @Inject
    ContactMail mail;

    @Inject
    AuditLog audit;

    /** What the caller began and has not finished, the latest first. */
    @Requires(OPERATOR_TENANCY)
    public List<DraftRow> drafts(Scope scope) {
        return database.createQuery(
                        "SELECT d FROM ContractDraft d WHERE d.operatorId = :operator AND d.contractId IS NULL ORDER BY d.id DESC",
                        ContractDraft.class)
                .setParameter("operator", scope.operatorId())
                .setMaxResults(MOST_DRAFTS)
                .getResultStream()
                .map(draft -> new DraftRow(
                        draft.publicId(),
                        draft.typed().getOrDefault("name", draft.typed().getOrDefault("customer-number", "")),
                        draft.changedAt()))
                .toList();
    }

    /** @param customerNumber of a known customer; null or blank for a new one. @throws Refusal conclusion.too-many */
    @Requires(OPERATOR_TENANCY)
    public UUID begin(Scope scope, String customerNumber) {
        if (drafts(scope).size() >= MOST_DRAFTS) {
            throw new Refusal("conclusion.too-many", MOST_DRAFTS);
        }
        Map<String, String> typed = customerNumber == null || customerNumber.isBlank()
                ? Map.of("start", today().plusMonths(1).withDayOfMonth(1).toString())
                : Map.of(
                        "customer-kind",
                        "EXISTING",
                        "customer-number",
                        customerNumber,
                        "start",
                        today().plusMonths(1).withDayOfMonth(1).toString());
        ContractDraft draft = new ContractDraft(Callers.me().value(), scope.operatorId(), typed, clocks.now());
        database.persist(draft);
        return draft.publicId();
    }

    /** What was typed so far. @throws NotFound where it is not the caller's own */
    @Requires(OPERATOR_TENANCY)
    public Map<String, String> typed(Scope scope, UUID draft) {
        return find(scope, draft, LockModeType.NONE).typed();
    }

    /** Keeps what was typed, right or wrong. @throws Refusal conclusion.done once it is a contract */
    @Requires(OPERATOR_TENANCY)
    public void keep(Scope scope, UUID draft, Map<String, String> typed) {
        ContractDraft kept = find(scope, draft, LockModeType.PESSIMISTIC_WRITE);
        if (kept.isConcluded()) {
            throw new Refusal("conclusion.done");
        }
        kept.keep(typed, clocks.now());
    }

    /** @throws Refusal what cannot stay so at this step */
    @Requires(OPERATOR_TENANCY)
    public void check(Scope scope, UUID draft, Step step) {
        check(scope, new Agreement(typed(scope, draft)), step);
    }

    /** The first step at which something is still missing; empty where all is said. */
    @Requires(OPERATOR_TENANCY)
    public Optional<Step> missing(Scope scope, UUID draft) {
        Agreement agreement = new Agreement(typed(scope, draft));
        return Stream.of(Step.values())
                .filter(step -> {
                    try {
                        agreement.check(step, today());
                        return false;
                    } catch (Refusal incomplete) {
                        return true;
                    }
                })
                .findFirst();
    }

    /** All of it for the last look. @throws Refusal where a step is not right */
    @Requires(OPERATOR_TENANCY)
    public AgreementView summary(Scope scope, UUID draft, String language) {
        Agreement agreement = new Agreement(typed(scope, draft));
        Stream.of(Step.values()).forEach(step -> check(scope, agreement, step));
        Optional<Scope> known = known(scope, agreement);
        NewCustomer fresh = known.isPresent() ? null : agreement.customer();
        List<AgreementView.Item> items = items(scope, agreement, language);
        return new AgreementView(
                fresh != null,
                fresh == null ? known.orElseThrow().name() : fresh.name(),
                parent(scope, agreement, known).map(Scope::name).orElse(null),
                fresh == null ? null : line(fresh),
                agreement.holder(),
                agreement.currency(),
                agreement.language(),
                agreement.start(today()),
                agreement.isPaidByReseller(),
                agreement.reference(),
                items.stream().anyMatch(item -> item.offer().atSite()) ? siteName(agreement, known, fresh) : null,
                items,
                agreement.commercial(),
                agreement.technical().orElse(null));
    }

    /** The sites of the customer that was chosen; none for a new one. */
    @Requires(OPERATOR_TENANCY)
    public List<NodeRow> sites(Scope scope, UUID draft) {
        return known(scope, new Agreement(typed(scope, draft)))
                .map(tenants::sites)
                .orElse(List.of());
    }

    /**
     * Concludes it, once: whoever comes again gets the same contract.
     *
     * @return the contract
     * @throws Refusal where a step is not right; contact.shut where a contact's account is disabled
     */
    @Requires(OPERATOR_TENANCY)
    public UUID conclude(Scope scope, UUID draft) {
        ContractDraft found = find(scope, draft, LockModeType.PESSIMISTIC_WRITE);
        if (found.isConcluded()) {
            return contract(found);
        }
        Agreement agreement = new Agreement(found.typed());
        Stream.of(Step.values()).forEach(step -> check(scope, agreement, step));
        Scope holder = holder(scope, agreement);
        Party signs = agreement.holder();
        ContractBook.Entry contract = book.conclude(
                holder.node().value(),
                agreement.isPaidByReseller() && holder.resellerId() != null,
                agreement.currency(),
                agreement.language(),
                agreement.start(today()),
                agreement.reference(),
                signs.name());
        addServices(scope, agreement, holder, contract.id());
        name(agreement, holder, contract, ContactRole.COMMERCIAL, agreement.commercial());
        agreement
                .technical()
                .ifPresent(technical -> name(agreement, holder, contract, ContactRole.TECHNICAL, technical));
        found.becomes(contract.id());
        database.flush();
        audit.record(
                "contracts.concluded", "contract:" + contract.publicId(), Map.of("number", contract.number()), holder);
        return contract.publicId();
    }

    /** The contract that it has become; empty while it is on its way. */
    @Requires(OPERATOR_TENANCY)
    public Optional<UUID> concluded(Scope scope, UUID draft) {
        return Optional.of(find(scope, draft, LockModeType.NONE))
                .filter(ContractDraft::isConcluded)
                .map(this::contract);
    }

    /** Throws away what was begun; a contract stays. */
    @Requires(OPERATOR_TENANCY)
    public void drop(Scope scope, UUID draft) {
        ContractDraft found = find(scope, draft, LockModeType.PESSIMISTIC_WRITE);
        if (!found.isConcluded()) {
            database.remove(found);
        }
    }

    private UUID contract(ContractDraft draft) {
        return database.createQuery("SELECT c.publicId FROM Contract c WHERE c.id = :id", UUID.class)
                .setParameter("id", draft.contract())
                .getSingleResult();
    }

    private void check(Scope scope, Agreement agreement, Step step) {
        agreement.check(step, today());
        switch (step) {
            case CUSTOMER -> {
                known(scope, agreement);
                parent(scope, agreement, Optional.empty());
            }
            case SERVICES -> items(scope, agreement, "de");
            default -> {
                // Nothing to look up.
            }
        }
    }

    private List<AgreementView.Item> items(Scope scope, Agreement agreement, String language) {
        List<Offer> offers = catalogue.offers(scope, agreement.currency(), agreement.start(today()), language);
        return agreement.pieces().entrySet().stream()
                .map(wanted -> offers.stream()
                        .filter(offer -> offer.code().equals(wanted.getKey()))
                        .findFirst()
                        .map(offer -> new AgreementView.Item(offer, wanted.getValue()))
                        .orElseThrow(() -> new Refusal("conclusion.product", wanted.getKey())))
                .toList();
    }

    private Optional<Scope> known(Scope scope, Agreement agreement) {
        if (agreement.isNewCustomer()) {
            return Optional.empty();
        }
        try {
            return Optional.of(scopes.of(customers.numbered(scope, agreement.customerNumber())));
        } catch (NotFound unknown) {
            throw new Refusal("customer.unknown");
        }
    }

    private Optional<Scope> parent(Scope scope, Agreement agreement, Optional<Scope> known) {
        if (known.isPresent() || agreement.parent().isEmpty()) {
            return Optional.empty();
        }
        Scope parent = reseller(agreement.parent().get());
        if (parent.operatorId() != scope.operatorId()) {
            throw new Refusal("customer.parent");
        }
        return Optional.of(parent);
    }

    private Scope reseller(UUID wanted) {
        try {
            Scope parent = scopes.of(wanted);
            if (parent.level() == Level.RESELLER) {
                return parent;
            }
        } catch (NotFound none) {
            throw new Refusal("customer.parent");
        }
        throw new Refusal("customer.parent");
    }

    private Scope holder(Scope scope, Agreement agreement) {
        Optional<Scope> known = known(scope, agreement);
        if (known.isPresent()) {
            return known.get();
        }
        Scope parent = parent(scope, agreement, known).orElse(scope);
        return scopes.of(customers.create(parent, agreement.customer()));
    }

    private void addServices(Scope scope, Agreement agreement, Scope holder, long contract) {
        List<AgreementView.Item> items = items(scope, agreement, "de");
        Long site = items.stream().anyMatch(item -> item.offer().atSite()) ? site(scope, agreement, holder) : null;
        items.forEach(item -> book.addService(contract, item.offer().code(), site, item.pieces()));
    }

    private long site(Scope scope, Agreement agreement, Scope holder) {
        UUID wanted = agreement.site().orElseGet(() -> {
            String name = agreement.siteName();
            return customers.addSite(scope, holder.publicId(), name.isEmpty() ? holder.name() : name);
        });
        Scope site = scopes.of(wanted);
        if (site.level() != Level.SITE || !holder.customerId().equals(site.customerId())) {
            throw new Refusal("conclusion.site");
        }
        return site.node().value();
    }

    private String siteName(Agreement agreement, Optional<Scope> known, NewCustomer fresh) {
        if (agreement.site().isPresent()) {
            return scopes.of(agreement.site().get()).name();
        }
        String name = agreement.siteName();
        return !name.isEmpty() ? name : fresh == null ? known.orElseThrow().name() : fresh.name();
    }

    private void name(Agreement agreement, Scope holder, ContractBook.Entry contract, ContactRole role, Party party) {
        Token token = Token.random();
        ContractBook.Named named = book.name(contract.id(), role, party, agreement.language(), token);
        if (named.shut()) {
            throw new Refusal("contact.shut", party.email());
        }
        if (named.invited()) {
            mail.invite(party, role, agreement.language(), holder.name(), contract.number(), token);
        } else {
            mail.tell(party, role, agreement.language(), holder.name(), contract.number());
        }
    }

    private ContractDraft find(Scope scope, UUID draft, LockModeType lock) {
        return database.createQuery(
                        "SELECT d FROM ContractDraft d WHERE d.publicId = :id AND d.operatorId = :operator AND d.accountId = :me",
                        ContractDraft.class)
                .setParameter("id", draft)
                .setParameter("operator", scope.operatorId())
                .setParameter("me", Callers.me().value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return clocks.today(ZONE);
    }

    private static String line(NewCustomer customer) {
        String street = customer.street() == null
                ? ""
                : customer.street() + (customer.houseNumber() == null ? "" : " " + customer.houseNumber()) + ", ";
        return street + customer.postcode() + " " + customer.town();
    }
}
