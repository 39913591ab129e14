package portico.contracts;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What a product costs.
 *
 * @param kind RECURRING (a month), ONE_OFF or USAGE
 * @param amount the list price without tax; null for what is rated by use
 */
public record OfferedCharge(String name, String kind, BigDecimal amount) implements Serializable {}
