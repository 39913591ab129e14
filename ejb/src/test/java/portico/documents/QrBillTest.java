package portico.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.shared.Currency;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/** The payment part as a bank's scanner reads it from paper (SIX Implementation Guidelines QR-bill 2.3). */
class QrBillTest {

    @ParameterizedTest
    @CsvSource({"CHF, de, 8", "CHF, fr, 1", "CHF, it, 25", "CHF, en, 400", "EUR, de, 8", "EUR, fr, 40"})
    void a_scanner_reads_the_exact_payload_from_paper(Currency currency, String language, int lines) throws Exception {
        InvoiceDocument invoice =
                SampleInvoice.ofLines(lines).in(currency).in(language).document();
        Result read = Scanner.read(lastPage(invoice, "qr-" + currency + "-" + language));
        assertEquals(QrBill.of(invoice.claim()).payload(), read.getText());
        assertEquals("M", read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
    }

    @Test
    void letters_with_accents_survive_the_code() throws Exception {
        PostalAddress recipient =
                new PostalAddress("Žižkov Größe & Cie Sàrl", "Rue de l’Évêché", "3ter", "2502", "Biel/Bienne", "CH");
        InvoiceDocument invoice = SampleInvoice.october().to(recipient).document();
        String payload = Scanner.read(lastPage(invoice, "qr-accents")).getText();
        assertEquals("""
                SPC
                0200
                1
                CH4431999123000889012
                S
                Brunnmatt Telecom AG
                Brunnmattstrasse
                12
                3007
                Bern
                CH







                1731.75
                CHF
                S
                Žižkov Größe & Cie Sàrl
                Rue de l'Évêché
                3ter
                2502
                Biel/Bienne
                CH
                QRR
                %s
                Rechnung BT-R-2026-004182
                EPD""".formatted(invoice.reference()), payload.strip());
    }

    @Test
    void the_code_measures_46_mm_and_stands_where_the_standard_wants_it() throws Exception {
        BufferedImage page = lastPage(SampleInvoice.october().document(), "qr-size");
        // The region that belongs to the code and its quiet zone: no other ink is there.
        int left = dots(63), right = dots(117), top = dots(297 - 105 + 13), bottom = dots(297 - 38);
        int minX = right, maxX = left, minY = bottom, maxY = top;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if ((page.getRGB(x, y) & 0xFF) < 128) {
                    minX = Math.min(minX, x);
                    maxX = Math.max(maxX, x);
                    minY = Math.min(minY, y);
                    maxY = Math.max(maxY, y);
                }
            }
        }
        assertEquals(46, (maxX - minX + 1) / Printed.DOTS_PER_MM, 0.2);
        assertEquals(46, (maxY - minY + 1) / Printed.DOTS_PER_MM, 0.2);
        assertEquals(67, minX / Printed.DOTS_PER_MM, 0.2);
        assertEquals(42, 297 - (maxY + 1) / Printed.DOTS_PER_MM, 0.2);
    }

    @Test
    void francs_without_a_qr_iban_are_refused() {
        InvoiceDocument invoice = SampleInvoice.october().document();
        InvoiceDocument.Issuer issuer = invoice.issuer();
        assertEquals(
                "document.no-qr-iban",
                refused(with(
                                invoice,
                                new InvoiceDocument.Issuer(
                                        issuer.address(), issuer.vatNumber(), issuer.iban(), null, null)))
                        .key());
        assertEquals(
                "document.no-qr-iban",
                refused(with(
                                invoice,
                                new InvoiceDocument.Issuer(
                                        issuer.address(), issuer.vatNumber(), issuer.iban(), issuer.iban(), null)))
                        .key());
    }

    @Test
    void euros_on_a_qr_iban_are_refused_although_the_library_would_take_them() {
        InvoiceDocument invoice = SampleInvoice.october().in(Currency.EUR).document();
        InvoiceDocument.Issuer issuer = invoice.issuer();
        InvoiceDocument.Issuer wrong = new InvoiceDocument.Issuer(
                issuer.address(), issuer.vatNumber(), issuer.qrIban(), issuer.qrIban(), null);
        assertEquals("document.no-iban", refused(with(invoice, wrong)).key());
    }

    @Test
    void a_combined_address_is_refused_although_the_library_would_take_it() {
        PostalAddress combined = new PostalAddress("Aarebogen", "Wankdorf 88, 3014 Bern", null, "3014", "Bern", "CH");
        assertEquals(
                "address.combined",
                refused(SampleInvoice.october().to(combined).document()).key());
    }

    private static Refusal refused(InvoiceDocument invoice) {
        return assertThrows(Refusal.class, () -> InvoicePdf.render(invoice));
    }

    private static InvoiceDocument with(InvoiceDocument invoice, InvoiceDocument.Issuer issuer) {
        return new InvoiceDocument(
                invoice.language(),
                invoice.number(),
                invoice.month(),
                invoice.date(),
                invoice.due(),
                issuer,
                invoice.recipient(),
                invoice.customer(),
                invoice.contract(),
                invoice.orderReference(),
                invoice.lines(),
                invoice.vat(),
                invoice.net(),
                invoice.rounding(),
                invoice.total(),
                invoice.reference());
    }

    private static BufferedImage lastPage(InvoiceDocument invoice, String name) throws Exception {
        List<BufferedImage> pages = Printed.pages(InvoicePdf.render(invoice).bytes(), name);
        return pages.get(pages.size() - 1);
    }

    private static int dots(int mm) {
        return (int) Math.round(mm * Printed.DOTS_PER_MM);
    }
}
