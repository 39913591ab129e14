package portico.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Currency;
import portico.shared.PostalAddress;

/** What an invoice looks like and says (domain §5; Swiss VAT law art. 26). */
class InvoicePdfTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "en"})
    void every_language_has_all_that_the_law_asks_for(String language) throws Exception {
        InvoiceDocument invoice = SampleInvoice.october().in(language).document();
        String text = text(printed(invoice, "october-" + language));
        for (String expected : List.of(
                "BT-R-2026-004182",
                "Brunnmatt Telecom AG",
                "Brunnmattstrasse 12, 3007 Bern",
                "CHE-123.456.788",
                "Aarebogen Logistik AG",
                "Wankdorffeldstrasse 88",
                "3014 Bern",
                "Spiez Werkhof",
                "Virtual PBX, Teilnehmer",
                "8.1 %",
                "1’601.97",
                "129.76",
                "1’731.75",
                "+0.02",
                "−14.45",
                "V-20418",
                "K-10001",
                Words.in(language).of("slip.receipt"),
                Words.in(language).of("slip.payment"),
                "1 731.75",
                "CH44 3199 9123 0008 8901 2")) {
            assertTrue(text.contains(expected), expected + " is missing in\n" + text);
        }
    }

    @Test
    void title_and_language_are_set_so_that_a_screen_reader_speaks_correctly() throws Exception {
        InvoiceDocument invoice = SampleInvoice.october().in("fr").document();
        try (PDDocument read = Loader.loadPDF(InvoicePdf.render(invoice).bytes())) {
            assertEquals(
                    "Facture BT-R-2026-004182", read.getDocumentInformation().getTitle());
            assertEquals("fr-CH", read.getDocumentCatalog().getLanguage());
            assertNotNull(read.getDocumentInformation().getCreationDate());
            assertTrue(read.getDocumentCatalog().getViewerPreferences().displayDocTitle());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 10, 12, 16, 25, 26, 27, 28, 29, 30, 60, 400})
    void pages_repeat_the_head_count_themselves_and_never_orphan_the_totals(int lines) throws Exception {
        byte[] pdf = printed(SampleInvoice.ofLines(lines).document(), "lines-" + lines);
        try (PDDocument read = Loader.loadPDF(pdf)) {
            int pages = read.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                String text = text(read, page);
                assertTrue(text.contains("Seite " + page + " von " + pages), text);
                assertEquals(text.contains("Business Line"), text.contains("Leistung Zeitraum"), text);
                if (text.contains("Netto")) {
                    assertTrue(text.contains("Business Line " + lines), "Totals stand without a line:\n" + text);
                }
            }
            assertTrue(text(read, pages).contains("Empfangsschein"));
            assertFalse(text(read, 1).contains("Empfangsschein") && pages > 1);
        }
    }

    @Test
    void a_site_that_goes_on_is_named_again_on_the_next_page() throws Exception {
        try (PDDocument read = Loader.loadPDF(printed(SampleInvoice.ofLines(200).document(), "long-site"))) {
            String[] lines = text(read, 2).split("\\R");
            int head = List.of(lines)
                    .indexOf(List.of(lines).stream()
                            .filter(line -> line.startsWith("Leistung Zeitraum"))
                            .findFirst()
                            .orElseThrow());
            assertEquals("Bern Wankdorf", lines[head + 1].strip());
            assertTrue(lines[head + 2].startsWith("Business Line"), lines[head + 2]);
        }
    }

    @Test
    void names_that_do_not_fit_are_wrapped_and_never_cut() throws Exception {
        String name = "Œuvres réunies Žižkov-Größenwahn-Straßenbau & Łódź Ćevapčići Țăran AG";
        PostalAddress recipient = new PostalAddress(
                name,
                "Chemin de l’Hôpital-Général-de-Saint-Étienne-du-Rouvray-et-Environs",
                "117bis",
                "1200",
                "Genève",
                "CH");
        InvoiceDocument invoice = SampleInvoice.october()
                .to(recipient)
                .line(
                        "Zürich-Altstetten, Rechenzentrum für besonders schützenswerte Daten der Verwaltung, Untergeschoss 2, Raum B",
                        "S-399999 · Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsraum",
                        "Standortvernetzung mit redundanter Anbindung über zwei getrennte Hauseinführungen, Dienstgüte Gold",
                        SampleInvoice.october().document().lines().get(0).period(),
                        1,
                        "1234.50",
                        "1234.50")
                .document();
        String text = text(printed(invoice, "long-names")).replaceAll("\\s+", "");
        for (String word : (name
                        + " Ćevapčići Țăran Saint-Étienne-du-Rouvray-et-Environs Hauseinführungen, Untergeschoss")
                .split(" ")) {
            assertTrue(text.contains(word), word + " is missing in\n" + text);
        }
        assertTrue(text.contains("Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsraum"));
    }

    @Test
    void an_invoice_without_anything_to_pay_has_no_payment_part() throws Exception {
        SampleInvoice credit = SampleInvoice.ofLines(0);
        credit.line(
                "Biel Umschlag",
                "S-300004",
                "SLA-Gutschrift",
                SampleInvoice.october().document().lines().get(0).period(),
                1,
                "-14.45",
                "-14.45");
        String text = text(printed(credit.document(), "credit"));
        assertFalse(text.contains("Empfangsschein"));
        assertTrue(text.contains("Das Guthaben verrechnen wir"));
    }

    @Test
    void euros_are_paid_to_an_iban_with_a_creditor_reference() throws Exception {
        String text =
                text(printed(SampleInvoice.october().in(Currency.EUR).in("it").document(), "euro"));
        assertTrue(text.contains("CH93 0076 2011 6238 5295 7"));
        assertTrue(text.contains("RF"));
        assertTrue(text.contains("Betrag EUR") || text.contains("Importo EUR"));
    }

    @Test
    void the_same_invoice_gives_the_same_bytes_on_a_machine_of_another_language_and_time_zone() throws Exception {
        InvoiceDocument invoice = SampleInvoice.october().document();
        RenderedPdf once = InvoicePdf.render(invoice);
        assertArrayEquals(once.bytes(), InvoicePdf.render(invoice).bytes());
        assertArrayEquals(
                once.prefix().bytes(), PdfPrefix.build(invoice.issuer()).bytes());
        assertArrayEquals(PdfPrefix.sha256().digest(once.bytes()), once.hash());
        String mine = HexFormat.of().formatHex(once.hash());
        assertEquals(mine, elsewhere("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Auckland"));
        assertEquals(
                mine, elsewhere("-Duser.language=tr", "-Dfile.encoding=ISO-8859-1", "-Duser.timezone=America/Lima"));
    }

    /** The hash that another JVM comes to. */
    private static String elsewhere(String... settings) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Elsewhere.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String hash = new String(process.getInputStream().readAllBytes()).trim();
        assertEquals(0, process.waitFor());
        return hash;
    }

    /** What the other JVM does. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) {
            byte[] hash = InvoicePdf.render(SampleInvoice.october().document()).hash();
            System.out.println(HexFormat.of().formatHex(hash));
        }
    }

    /** Renders, lets a second reader print every page, and hands the bytes back. */
    private static byte[] printed(InvoiceDocument invoice, String name) throws IOException, InterruptedException {
        RenderedPdf rendered = InvoicePdf.render(invoice);
        List<BufferedImage> pages = Printed.pages(rendered.bytes(), name, 40);
        assertEquals(rendered.pages(), pages.size());
        return rendered.bytes();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        }
    }

    private static String text(PDDocument read, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.setSortByPosition(true);
        return stripper.getText(read);
    }
}
