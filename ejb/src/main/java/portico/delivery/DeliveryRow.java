package portico.delivery;

import java.io.Serializable;
import java.time.Instant;
import portico.billing.Channel;

/**
 * One way in which an invoice left.
 *
 * @param recipient the address it was mailed to, empty for paper
 */
public record DeliveryRow(Instant at, Channel channel, String recipient) implements Serializable {}
