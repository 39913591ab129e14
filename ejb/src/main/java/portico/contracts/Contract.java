package portico.contracts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a customer or reseller has agreed with the operator: services, their payer, and how they are billed. It comes with
 * the operator's files and is only read by the portal.
 */
@Entity
class Contract {
    @Id
    private Long id;

    private UUID publicId;
    private String number;
    private Long holderId;
    private Long payerId;
    private String currency;
    private String language;
    private LocalDate startsOn;
    private LocalDate endsOn;

    protected Contract() {}
}
