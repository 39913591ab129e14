package portico.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One entry in the history of a «Rechnungseinstellung»: who changed what, and when. Never edited. */
@Entity
class BillingPreferenceChange {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long contractId;
    private Long operatorId;
    private Long resellerId;
    private Long customerId;
    private Instant at;
    private Long accountId;
    private String what;
    private String[] arguments;

    protected BillingPreferenceChange() {}

    BillingPreferenceChange(
            Long contractId,
            Long operatorId,
            Long resellerId,
            Long customerId,
            Instant at,
            Long accountId,
            String what,
            String... arguments) {
        this.contractId = contractId;
        this.operatorId = operatorId;
        this.resellerId = resellerId;
        this.customerId = customerId;
        this.at = at;
        this.accountId = accountId;
        this.what = what;
        this.arguments = arguments;
    }
}
