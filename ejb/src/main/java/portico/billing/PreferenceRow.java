package portico.billing;

import java.io.Serializable;
import java.util.UUID;

/** One contract in the list of «Rechnungseinstellungen»: by which channel, and to how many confirmed addresses. */
public record PreferenceRow(UUID contract, String number, String holder, Channel channel, Long confirmed, Long waiting)
        implements Serializable {}
