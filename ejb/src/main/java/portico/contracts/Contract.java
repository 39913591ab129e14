package portico.contracts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a customer or reseller has agreed with the operator: services, their payer, and how they are billed. It comes with
 * the operator's files or is concluded in the portal, and is only read through this.
 */
@Entity
class Contract {
    @Id
    private Long id;

    private UUID publicId;
    private String number;
    private Long holderId;
    private Long operatorId;
    private Long resellerId;
    private Long customerId;
    private Long payerId;
    private String currency;
    private String language;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private String orderReference;
    private String holderPerson;
    private Instant concludedAt;

    protected Contract() {}
}
