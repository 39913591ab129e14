package portico.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import portico.billing.Channel;

/** That an invoice left, how and to whom; written once by the run. */
@Entity
class Delivery {
    @Id
    private Long id;

    private Long invoiceId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String recipient;
    private Long bundleId;
    private Instant at;

    protected Delivery() {}
}
