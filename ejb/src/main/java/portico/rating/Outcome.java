package portico.rating;

import java.util.List;

/** What became of a contract in a month: an invoice, nothing, or a question that a person has to answer first. */
public sealed interface Outcome {

    record Drafted(InvoiceDraft invoice) implements Outcome {}

    record NothingToBill() implements Outcome {}

    /**
     * Set aside until somebody has corrected what is missing; a supplementary run takes it up again.
     *
     * @param cause a message key such as parked.no-payer, for the billing desk
     */
    record Parked(String cause, List<String> arguments) implements Outcome {}
}
