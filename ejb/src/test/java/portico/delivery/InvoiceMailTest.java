package portico.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.outbox.Mail;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;

/** The mail that carries an invoice. */
class InvoiceMailTest {
    private static final URI PORTAL = URI.create("https://portal.brunnmatt.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|Rechnung BT-R-2026-004182 · CHF 1’634.45 · zahlbar bis 30.11.2026|Oktober 2026|Rechnung-BT-R-2026-004182.pdf",
                "fr|Facture BT-R-2026-004182 · CHF 1’634.45 · payable jusqu’au 30.11.2026|octobre 2026|Facture-BT-R-2026-004182.pdf",
                "it|Fattura BT-R-2026-004182 · CHF 1’634.45 · pagabile entro il 30.11.2026|ottobre 2026|Fattura-BT-R-2026-004182.pdf",
                "en|Invoice BT-R-2026-004182 · CHF 1’634.45 · payable by 30 Nov 2026|October 2026|Invoice-BT-R-2026-004182.pdf"
            })
    void the_subject_already_says_what_it_is_what_it_comes_to_and_until_when(
            String language, String subject, String month, String file) throws IOException {
        Mail mail = new InvoiceMail(invoice(language, "Brunnmatt Telecom AG", 163445), PORTAL)
                .to("Compta@Aarebogen.example");
        assertEquals(subject, mail.subject());
        assertEquals(file, mail.documentName());
        assertEquals("invoice:42:compta@aarebogen.example", mail.naturalKey());
        assertEquals("Compta@Aarebogen.example", mail.recipient());
        for (String body : List.of(mail.text(), mail.html())) {
            assertTrue(body.contains("CHF 1’634.45") && body.contains(month) && body.contains("V-20418"), body);
            assertTrue(body.contains("https://portal.brunnmatt.example/billing/invoice?scope="), body);
            assertFalse(body.contains("{"), body);
        }
        Files.createDirectories(Path.of("target", "mail"));
        Files.writeString(Path.of("target", "mail", language + ".html"), mail.html());
    }

    @Test
    void a_name_cannot_become_markup() {
        Mail mail = new InvoiceMail(invoice("de", "<b>Brunnmatt & Söhne</b>", 100), PORTAL).to("a@b.example");
        assertTrue(mail.html().contains("&lt;b&gt;Brunnmatt &amp; Söhne&lt;/b&gt;"), mail.html());
    }

    @Test
    void a_credit_asks_for_no_payment() {
        Mail mail = new InvoiceMail(invoice("de", "Brunnmatt Telecom AG", -1445), PORTAL).to("a@b.example");
        assertEquals("Rechnung BT-R-2026-004182 · CHF −14.45", mail.subject());
        assertFalse(mail.text().contains("Zahlbar"), mail.text());
    }

    private static Leaving invoice(String language, String issuer, long cents) {
        return new Leaving(
                42,
                UUID.randomUUID(),
                1,
                null,
                3L,
                language,
                "BT-R-2026-004182",
                "V-20418",
                new Month(2026, 10),
                LocalDate.of(2026, 11, 30),
                new Money(cents, Currency.CHF),
                new byte[32],
                issuer,
                "rechnung@brunnmatt.example",
                UUID.randomUUID(),
                List.of());
    }
}
