package portico.billing;

import static portico.guard.Right.INVOICING;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.AccountId;
import portico.guard.Callers;
import portico.guard.NotFound;
import portico.guard.OpenToAll;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Clocks;
import portico.shared.Refusal;
import portico.shared.Token;

/** «Rechnungseinstellung»: by e-mail or on paper, and to whom (U4, U30). */
@Stateless
public class BillingPreferences {
    /** How long a mailed confirmation link is good. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(72);

    private static final int MOST_RECIPIENTS = 10;

    /** Confirmation mails that one person may cause in a day: they go to addresses whose owners have not been asked. */
    private static final int MOST_MAILS = 20;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Clocks clocks;

    @Inject
    private AuditLog audit;

    @Inject
    private RecipientMail mail;

    /** The contracts whose invoices this node pays. */
    @Requires(INVOICING)
    public List<PreferenceRow> list(Scope scope) {
        return database.createQuery("""
                        SELECT new portico.billing.PreferenceRow(c.publicId, c.number, n.name, p.channel,
                               sum(CASE WHEN r.confirmedAt IS NOT NULL THEN 1L ELSE 0L END),
                               sum(CASE WHEN r.id IS NOT NULL AND r.confirmedAt IS NULL THEN 1L ELSE 0L END))
                          FROM BillingPreference p
                          JOIN Contract c ON c.id = p.contractId
                          JOIN Node n ON n.id = c.holderId
                          LEFT JOIN BillingRecipient r ON r.contractId = p.contractId AND r.removedAt IS NULL
                         WHERE c.payerId = :payer
                         GROUP BY c.publicId, c.number, n.name, p.channel
                         ORDER BY c.number
                        """, PreferenceRow.class)
                .setParameter("payer", scope.node().value())
                .setMaxResults(200)
                .getResultList();
    }

    /** @throws NotFound where this node pays no such contract */
    @Requires(INVOICING)
    public PreferenceView preference(Scope scope, UUID contract) {
        Object[] row = find(scope, contract);
        BillingPreference preference = (BillingPreference) row[0];
        return preference.view(contract, (String) row[1], recipients(preference), history(preference));
    }

    /** @throws Refusal preference.conflict where somebody else was faster */
    @Requires(INVOICING)
    public void deliverBy(Scope scope, UUID contract, Channel wanted, int seenVersion) {
        BillingPreference preference = (BillingPreference) find(scope, contract)[0];
        if (preference.channel() == wanted) {
            return;
        }
        preference.deliverBy(wanted, seenVersion, me(), clocks.now());
        tell(scope, contract, preference, wanted == Channel.PAPER ? "to-paper" : "to-email", null);
    }

    /**
     * Adds an address and mails it a link; only who receives that mail can confirm it.
     *
     * @throws Refusal recipient.email, recipient.present, recipient.too-many, recipient.too-often
     */
    @Requires(INVOICING)
    public void addRecipient(Scope scope, UUID contract, String email) {
        Object[] found = find(scope, contract);
        BillingPreference preference = (BillingPreference) found[0];
        String address = EmailAddress.parse(email);
        List<PreferenceView.RecipientRow> present = recipients(preference);
        if (present.stream().anyMatch(r -> r.email().equalsIgnoreCase(address))) {
            throw new Refusal("recipient.present", address);
        }
        if (present.size() >= MOST_RECIPIENTS) {
            throw new Refusal("recipient.too-many", MOST_RECIPIENTS);
        }
        brake();
        Token token = Token.random();
        BillingRecipient added = preference.newRecipient(address, token.hash(), tokenEnd());
        database.persist(added);
        mail.askToConfirm((String) found[1], (String) found[2], address, token);
        tell(scope, contract, preference, "recipient-added", added);
    }

    /** Mails a new link; the old one is worthless from now on. @throws Refusal recipient.too-often */
    @Requires(INVOICING)
    public void askAgain(Scope scope, UUID contract, long recipient) {
        Object[] found = find(scope, contract);
        BillingPreference preference = (BillingPreference) found[0];
        BillingRecipient waiting = recipient(preference, recipient);
        if (!waiting.confirmed()) {
            brake();
            Token token = Token.random();
            waiting.askAgain(token.hash(), tokenEnd());
            mail.askToConfirm((String) found[1], (String) found[2], waiting.email(), token);
            tell(scope, contract, preference, "recipient-asked", waiting);
        }
    }

    @Requires(INVOICING)
    public void removeRecipient(Scope scope, UUID contract, long recipient) {
        BillingPreference preference = (BillingPreference) find(scope, contract)[0];
        BillingRecipient leaving = recipient(preference, recipient);
        leaving.remove(clocks.now());
        tell(scope, contract, preference, "recipient-removed", leaving);
    }

    /** @return the confirmed address; @throws Refusal recipient.link where the link is used, old or never was */
    @OpenToAll("The recipient of invoices need not have an account; the token in the mail is the right.")
    public String confirm(String token) {
        Token link = Token.parse(token).orElseThrow(() -> new Refusal("recipient.link"));
        Object email = database.createNativeQuery("SELECT billing_confirm_recipient(:token)")
                .setParameter("token", link.bytes())
                .getSingleResult();
        if (email == null) {
            throw new Refusal("recipient.link");
        }
        return (String) email;
    }

    private Object[] find(Scope scope, UUID contract) {
        return database.createQuery("""
                        SELECT p, c.number, c.language
                          FROM BillingPreference p JOIN Contract c ON c.id = p.contractId
                         WHERE c.publicId = :contract AND c.payerId = :payer
                        """, Object[].class)
                .setParameter("contract", contract)
                .setParameter("payer", scope.node().value())
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private List<PreferenceView.RecipientRow> recipients(BillingPreference preference) {
        return database.createQuery("""
                        SELECT new portico.billing.PreferenceView$RecipientRow(r.id, r.email, r.confirmedAt, r.tokenUntil)
                          FROM BillingRecipient r
                         WHERE r.contractId = :contract AND r.removedAt IS NULL
                         ORDER BY r.email
                        """, PreferenceView.RecipientRow.class)
                .setParameter("contract", preference.contractId())
                .getResultList();
    }

    private List<PreferenceView.ChangeRow> history(BillingPreference preference) {
        return database.createQuery("""
                        SELECT new portico.billing.PreferenceView$ChangeRow(h.at, h.accountId, h.what, h.arguments)
                          FROM BillingPreferenceChange h
                         WHERE h.contractId = :contract
                         ORDER BY h.id DESC
                        """, PreferenceView.ChangeRow.class)
                .setParameter("contract", preference.contractId())
                .setMaxResults(20)
                .getResultList();
    }

    private BillingRecipient recipient(BillingPreference preference, long id) {
        BillingRecipient found = database.find(BillingRecipient.class, id);
        if (found == null || !found.of(preference)) {
            throw new NotFound();
        }
        return found;
    }

    /** @throws Refusal recipient.too-often: this person has caused enough mails for today */
    private void brake() {
        long mails = database.createQuery("""
                        SELECT count(h) FROM BillingPreferenceChange h
                         WHERE h.accountId = :me AND h.at > :since AND h.what IN ('recipient-added', 'recipient-asked')
                        """, Long.class)
                .setParameter("me", me().value())
                .setParameter("since", clocks.now().minus(Duration.ofDays(1)))
                .getSingleResult();
        if (mails >= MOST_MAILS) {
            throw new Refusal("recipient.too-often", MOST_MAILS);
        }
    }

    /** The customer's history names the address; the audit, which is never edited, its number only. */
    private void tell(Scope scope, UUID contract, BillingPreference preference, String what, BillingRecipient whom) {
        database.persist(preference.changed(
                what, me(), clocks.now(), whom == null ? new String[0] : new String[] {whom.email()}));
        audit.record(
                "billing." + what,
                "contract:" + contract,
                whom == null ? Map.of() : Map.of("recipient", whom.id()),
                scope);
    }

    private Instant tokenEnd() {
        return clocks.now().plus(TOKEN_LIFE);
    }

    private static AccountId me() {
        return Callers.me();
    }
}
