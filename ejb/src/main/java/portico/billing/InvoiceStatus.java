package portico.billing;

import java.time.LocalDate;

/** What an invoice is to the person who looks at it today. */
public enum InvoiceStatus {
    DRAFT,
    OPEN,
    OVERDUE,
    PAID,
    CREDITED,
    WRITTEN_OFF;

    /**
     * @param state as stored
     * @param due the last day on which it is not late
     */
    static InvoiceStatus of(String state, LocalDate due, LocalDate today) {
        return switch (state) {
            case "DRAFT" -> DRAFT;
            case "PAID" -> PAID;
            case "CREDITED" -> CREDITED;
            case "WRITTEN_OFF" -> WRITTEN_OFF;
            default -> today.isAfter(due) ? OVERDUE : OPEN;
        };
    }
}
