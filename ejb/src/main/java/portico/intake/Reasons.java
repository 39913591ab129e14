package portico.intake;

import java.util.Map;

/** A sentence for each reason, in English, because a reject file is read by whoever prepares the next file. */
final class Reasons {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("import.columns", "The line has not as many cells as the header."),
            Map.entry("import.required", "The cell must not be empty."),
            Map.entry("import.too-long", "The text is longer than allowed."),
            Map.entry("import.formula", "The text begins like a formula (= + - @)."),
            Map.entry("import.character", "The text contains a control character."),
            Map.entry("import.number", "This is no number in the expected form."),
            Map.entry("import.range", "The number is outside what is allowed."),
            Map.entry("import.date", "This is no date such as 2026-10-31."),
            Map.entry("import.instant", "This is no instant such as 2026-10-25T02:30:00+02:00."),
            Map.entry("import.choice", "The value is none of those allowed."),
            Map.entry("import.form", "The value does not have the expected form."),
            Map.entry("import.check-digit", "The check digits are wrong."),
            Map.entry("import.period", "It ends before it begins."),
            Map.entry("import.twice", "The same key stands in this file before, with other content."),
            Map.entry("import.unknown", "This does not exist."),
            Map.entry("import.fixed", "This cannot be changed after creation."),
            Map.entry("import.overlap", "The period overlaps another one."),
            Map.entry("import.no-operator", "There is no operator yet: operator.csv comes first."),
            Map.entry("import.taken", "Another one has it already."),
            Map.entry("import.reserved", "A product cannot bring this right: it is one of the portal's own."),
            Map.entry("import.payer", "The payer is neither the contract's holder nor its reseller."),
            Map.entry("import.level", "The product is not sold at this level."),
            Map.entry("import.place", "The place is neither the contract's holder nor below it."),
            Map.entry("import.recipient", "Delivery by e-mail needs at least one address."),
            Map.entry("usage.negative", "The call has less than zero seconds."),
            Map.entry("usage.too-long", "The call is longer than 31 days."),
            Map.entry("usage.future", "The call begins after now."),
            Map.entry("usage.too-late", "The call began more than 90 days before the file was received."),
            Map.entry("usage.not-metered", "The service's product has no usage charge."));

    private Reasons() {}

    static String sentence(String reason) {
        return SENTENCES.getOrDefault(reason, reason);
    }
}
