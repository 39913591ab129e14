package portico.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill from its draft to its last cent. It is written by the billing run and never edited after release, so the portal
 * only reads it: corrections are credit notes.
 */
@Entity
class Invoice {
    @Id
    private Long id;

    private UUID publicId;
    private Long runId;
    private Long operatorId;
    private Long resellerId;
    private Long customerId;
    private Long contractId;
    private String kind;
    private LocalDate month;
    private String state;
    private String number;
    private LocalDate invoiceDate;
    private LocalDate dueDate;
    private String currency;
    private String language;
    private BigDecimal net;
    private BigDecimal vat;
    private BigDecimal rounding;
    private BigDecimal total;
    private BigDecimal openAmount;
    private String reference;

    /** JSON, frozen at rating: an address that changes later does not change an old invoice. */
    private String recipient;

    private Instant releasedAt;
    private Instant sentAt;

    protected Invoice() {}
}
