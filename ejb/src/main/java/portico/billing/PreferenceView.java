package portico.billing;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The «Rechnungseinstellung» of one contract.
 *
 * @param contract public id
 * @param version what the form sends back, so that two people do not overwrite each other
 * @param changed null where nobody has changed it since the contract's conclusion
 */
public record PreferenceView(
        UUID contract,
        String number,
        Channel channel,
        int version,
        Instant changed,
        List<RecipientRow> recipients,
        List<ChangeRow> history)
        implements Serializable {

    /** An address, and whether its owner has confirmed it; {@code asked} is until when the mailed link is good. */
    public record RecipientRow(Long id, String email, Instant confirmed, Instant asked) implements Serializable {}

    /** One entry of the history; {@code account} is null for the operator's import. */
    public record ChangeRow(Instant at, Long account, String what, String[] arguments) implements Serializable {}

    /** E-mail without any confirmed address: the invoice would go on paper until somebody confirms. */
    public boolean fallsBackToPaper() {
        return channel == Channel.EMAIL && recipients.stream().noneMatch(r -> r.confirmed() != null);
    }
}
