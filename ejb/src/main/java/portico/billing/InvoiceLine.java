package portico.billing;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One position of an invoice, with the story of its amount (B4). */
@Entity
class InvoiceLine {
    @EmbeddedId
    private Key key;

    private String nodeName;
    private String kind;
    private String text;
    private LocalDate periodFrom;
    private LocalDate periodUntil;
    private BigDecimal quantity;
    private BigDecimal unitPrice;
    private BigDecimal net;
    private BigDecimal vatRate;
    private String derivation;

    protected InvoiceLine() {}

    /** A record as an embedded id is a Hibernate 6 feature; ejb/README.md tells the decision. */
    @Embeddable
    record Key(Long invoiceId, Integer position) {}
}
