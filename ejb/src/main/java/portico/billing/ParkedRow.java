package portico.billing;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * A contract that a run could not bill.
 *
 * @param holder the customer's node, to go and correct what is missing
 * @param cause message key, parked.no-payer for instance
 * @param arguments of the message
 */
public record ParkedRow(String contract, UUID holder, String customer, String cause, List<String> arguments)
        implements Serializable {

    public ParkedRow {
        arguments = List.copyOf(arguments);
    }
}
