package portico.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** An address that invoices may be mailed to, once its owner has confirmed it: invoices are not sent to strangers. */
@Entity
class BillingRecipient {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private Long contractId;

    @Column(updatable = false)
    private Long operatorId;

    @Column(updatable = false)
    private Long resellerId;

    @Column(updatable = false)
    private Long customerId;

    @Column(updatable = false)
    private String email;

    private byte[] tokenHash;
    private Instant tokenUntil;

    /** The database lets nobody write this: only the token in the mail confirms. */
    @Column(insertable = false, updatable = false)
    private Instant confirmedAt;

    @Column(insertable = false)
    private Instant removedAt;

    protected BillingRecipient() {}

    BillingRecipient(
            Long contractId,
            Long operatorId,
            Long resellerId,
            Long customerId,
            String email,
            byte[] tokenHash,
            Instant tokenUntil) {
        this.contractId = contractId;
        this.operatorId = operatorId;
        this.resellerId = resellerId;
        this.customerId = customerId;
        this.email = email;
        this.tokenHash = tokenHash;
        this.tokenUntil = tokenUntil;
    }

    /** A new token makes the mailed one worthless. */
    void askAgain(byte[] newTokenHash, Instant until) {
        tokenHash = newTokenHash;
        tokenUntil = until;
    }

    void remove(Instant now) {
        removedAt = now;
        tokenHash = null;
        tokenUntil = null;
    }

    boolean confirmed() {
        return confirmedAt != null;
    }

    boolean of(BillingPreference preference) {
        return contractId.equals(preference.contractId()) && removedAt == null;
    }

    Long id() {
        return id;
    }

    String email() {
        return email;
    }
}
