package portico.contracts;

import java.io.Serializable;
import java.math.BigDecimal;

/** What a service costs today for each one of it, without tax; whether it is this customer's own price or the list's. */
public record ServicePrice(String service, String charge, String kind, BigDecimal amount, boolean own)
        implements Serializable {}
