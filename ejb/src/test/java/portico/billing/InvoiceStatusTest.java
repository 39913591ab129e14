package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InvoiceStatusTest {
    private static final LocalDate DUE = LocalDate.of(2026, 11, 30);

    @Test
    void U2_an_invoice_is_late_from_the_day_after_its_due_date_on() {
        assertEquals(InvoiceStatus.OPEN, InvoiceStatus.of("SENT", DUE, DUE));
        assertEquals(InvoiceStatus.OVERDUE, InvoiceStatus.of("SENT", DUE, DUE.plusDays(1)));
        assertEquals(InvoiceStatus.OVERDUE, InvoiceStatus.of("PARTIALLY_PAID", DUE, DUE.plusDays(1)));
    }

    @Test
    void U3_what_is_settled_is_never_late() {
        LocalDate later = DUE.plusYears(1);
        assertEquals(InvoiceStatus.PAID, InvoiceStatus.of("PAID", DUE, later));
        assertEquals(InvoiceStatus.CREDITED, InvoiceStatus.of("CREDITED", DUE, later));
        assertEquals(InvoiceStatus.WRITTEN_OFF, InvoiceStatus.of("WRITTEN_OFF", DUE, later));
        assertEquals(InvoiceStatus.DRAFT, InvoiceStatus.of("DRAFT", DUE, later));
    }
}
