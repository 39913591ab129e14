package portico.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import portico.guard.AccountId;
import portico.shared.Refusal;

/** One contract's «Rechnungseinstellung» (U4, U30). A change counts from the next release on; what has left, has left. */
@Entity
class BillingPreference {
    @Id
    private Long contractId;

    @Column(updatable = false)
    private Long operatorId;

    @Column(updatable = false)
    private Long resellerId;

    @Column(updatable = false)
    private Long customerId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private Instant changedAt;
    private Long changedBy;

    @Version
    private int version;

    protected BillingPreference() {}

    /** @throws Refusal preference.conflict where somebody else changed it after the page was shown */
    void deliverBy(Channel wanted, int seenVersion, AccountId by, Instant now) {
        if (version != seenVersion) {
            throw new Refusal("preference.conflict", channel);
        }
        channel = wanted;
        changedAt = now;
        changedBy = by.value();
    }

    Channel channel() {
        return channel;
    }

    Long contractId() {
        return contractId;
    }

    PreferenceView view(
            UUID contract,
            String number,
            List<PreferenceView.RecipientRow> recipients,
            List<PreferenceView.ChangeRow> history) {
        return new PreferenceView(contract, number, channel, version, changedAt, recipients, history);
    }

    BillingRecipient newRecipient(String email, byte[] tokenHash, Instant until) {
        return new BillingRecipient(contractId, operatorId, resellerId, customerId, email, tokenHash, until);
    }

    BillingPreferenceChange changed(String what, AccountId by, Instant now, String... arguments) {
        return new BillingPreferenceChange(
                contractId, operatorId, resellerId, customerId, now, by.value(), what, arguments);
    }
}
