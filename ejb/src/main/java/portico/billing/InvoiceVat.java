package portico.billing;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;

/** The tax of one rate on an invoice: computed on the sum of that rate's lines. */
@Entity
class InvoiceVat {
    @EmbeddedId
    private Key key;

    private BigDecimal net;
    private BigDecimal vat;

    protected InvoiceVat() {}

    @Embeddable
    record Key(Long invoiceId, String category, BigDecimal rate) {}
}
