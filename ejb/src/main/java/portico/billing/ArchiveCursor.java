package portico.billing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import portico.shared.Refusal;

/** Where a page of the archive ended: the invoice date and the row's key, written 2026-10-31_42. */
record ArchiveCursor(LocalDate day, long id) {

    static String of(InvoiceRow last) {
        return last.issued() + "_" + last.key();
    }

    static ArchiveCursor parse(String text) {
        try {
            int split = text.indexOf('_');
            return new ArchiveCursor(
                    LocalDate.parse(text.substring(0, Math.max(split, 0))), Long.parseLong(text.substring(split + 1)));
        } catch (DateTimeParseException | NumberFormatException tampered) {
            throw new Refusal("page.cursor");
        }
    }
}
