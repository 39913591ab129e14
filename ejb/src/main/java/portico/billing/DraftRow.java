package portico.billing;

import java.io.Serializable;
import java.util.UUID;
import portico.shared.Money;

/**
 * An invoice of a run, before or after its release.
 *
 * @param number null while it is a draft
 * @param lines how many positions it has
 */
public record DraftRow(UUID invoice, String number, String contract, String payer, long lines, Money net, Money total)
        implements Serializable {}
