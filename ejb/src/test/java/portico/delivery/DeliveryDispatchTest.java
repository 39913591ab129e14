package portico.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portico.billing.Slice;
import portico.documents.BilledTown;
import portico.guard.NotFound;
import portico.runs.Run;
import portico.shared.Month;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.TestDatabase;

/** How a documented run leaves the house (U4, U30, domain §5). */
class DeliveryDispatchTest {
    private final DeliveryDispatch dispatch =
            new DeliveryDispatch(TestDatabase.jobs(), URI.create("https://portal.brunnmatt.example"));
    private BilledTown town;
    private Run run;

    @BeforeEach
    void operator() throws Exception {
        town = new BilledTown();
        run = town.run();
    }

    @Test
    void mail_goes_to_each_confirmed_address_once_however_often_the_run_is_repeated() throws Exception {
        long invoice = town.invoice("fr");
        prefers(invoice, "EMAIL");
        recipient(invoice, "Compta@aarebogen.example", true, false);
        recipient(invoice, "cfo@aarebogen.example", true, false);
        recipient(invoice, "stranger@example.org", false, false);
        recipient(invoice, "gone@aarebogen.example", true, true);
        deliverTwice();
        assertEquals(
                """
                EMAIL|Compta@aarebogen.example
                EMAIL|cfo@aarebogen.example
                """,
                town.rows("SELECT channel, recipient FROM delivery WHERE invoice_id = ? ORDER BY recipient", invoice));
        assertEquals("""
                cfo@aarebogen.example|rechnung@brunnmatt.example|fr|t
                Compta@aarebogen.example|rechnung@brunnmatt.example|fr|t
                """, town.rows("""
                        SELECT m.recipient, m.sender, m.language, m.document_hash = d.hash
                          FROM outbox_mail m JOIN document d ON m.document_hash = d.hash
                         WHERE d.invoice_id = ? ORDER BY lower(m.recipient)
                        """, invoice));
        assertEquals("SENT|t\n", town.rows("SELECT state, sent_at IS NOT NULL FROM invoice WHERE id = ?", invoice));
        String subject = town.rows(
                "SELECT subject FROM outbox_mail WHERE natural_key = ?",
                "invoice:" + invoice + ":cfo@aarebogen.example");
        assertTrue(subject.contains("CHF 259.45 · payable jusqu’au 30.11.2026"), subject);
    }

    @Test
    void what_wants_paper_or_has_no_confirmed_address_goes_into_the_run_s_print_bundle() throws Exception {
        long paper = town.invoice("de");
        prefers(paper, "PAPER");
        recipient(paper, "unused@aarebogen.example", true, false);
        long unconfirmed = town.invoice("de");
        prefers(unconfirmed, "EMAIL");
        recipient(unconfirmed, "stranger@example.org", false, false);
        town.invoice("it");
        deliverTwice();
        assertEquals("3|3|0\n", town.rows("""
                        SELECT count(*), count(v.bundle_id), count(v.mail_key)
                          FROM delivery v JOIN invoice i ON i.id = v.invoice_id WHERE i.run_id = ?
                        """, run.id()));
        assertEquals("1\n", town.rows("SELECT count(*) FROM print_bundle WHERE run_id = ?", run.id()));
        assertEquals(
                "0\n",
                town.rows("SELECT count(*) FROM outbox_mail WHERE natural_key LIKE ?", "invoice:" + paper + ":%"));
    }

    @Test
    void the_former_payer_s_addresses_receive_nothing_of_the_present_one() throws Exception {
        long invoice = town.invoice("de");
        prefers(invoice, "EMAIL");
        recipient(invoice, "former@aarebogen.example", true, false);
        town.update("""
                UPDATE billing_recipient SET customer_id = (SELECT id FROM node WHERE id <> customer_id LIMIT 1)
                 WHERE email = 'former@aarebogen.example'
                """);
        deliverTwice();
        assertEquals("PAPER|\n", town.rows("SELECT channel, recipient FROM delivery WHERE invoice_id = ?", invoice));
    }

    @Test
    void the_printer_gets_one_file_and_a_list_that_agree() throws Exception {
        for (String language : new String[] {"de", "fr", "it", "en"}) {
            town.invoice(language);
        }
        town.update(
                "UPDATE invoice SET recipient = jsonb_set(recipient, '{name}', '\"=cmd|AG; Bern\"') WHERE run_id = ? AND counter = 2",
                run.id());
        deliverTwice();
        try (Connection connection = TestDatabase.jobs().getConnection()) {
            connection.setAutoCommit(false);
            PrintBundles bundles = new PrintBundles(connection, run.operatorId());
            BundleRow bundle = bundles.all(PageRequest.first(10)).rows().get(0);
            assertEquals(4, bundle.invoices());
            assertEquals(new Month(2026, 10), bundle.month());
            assertFalse(bundle.complete());
            assertThrows(NotFound.class, () -> bundles.spool(bundle.id()), "half a bundle would be printed twice");
            town.update("UPDATE run SET stage = 'DELIVERED' WHERE id = ?", run.id());
            assertTrue(bundles.all(PageRequest.first(10)).rows().get(0).complete());

            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            bundles.spool(bundle.id()).pdf(pdf);
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            bundles.spool(bundle.id()).list(list);
            assertEquals("2026-10-1", bundles.spool(bundle.id()).name());
            List<String> lines = list.toString(StandardCharsets.UTF_8).lines().toList();
            assertEquals(5, lines.size());
            assertEquals("\uFEFFNo.;Rechnung;Kunde;Name;Strasse;Nr.;PLZ;Ort;Land;Seiten;Ab Seite", lines.get(0));
            assertTrue(lines.get(2).contains(";\"'=cmd|AG; Bern\";"), lines.get(2));
            try (PDDocument read = Loader.loadPDF(pdf.toByteArray())) {
                assertEquals(bundle.pages(), read.getNumberOfPages());
                for (String line : lines.subList(1, 5)) {
                    String[] cells = line.replace("AG; Bern", "AG Bern").split(";");
                    PDFTextStripper stripper = new PDFTextStripper();
                    stripper.setStartPage(Integer.parseInt(cells[10]));
                    stripper.setEndPage(Integer.parseInt(cells[10]));
                    assertTrue(stripper.getText(read).contains(cells[1]), line);
                }
            }
            // The shared part is in the file once: four invoices are hardly larger than one.
            assertTrue(pdf.size() < 170_000, "size " + pdf.size());
            assertThrows(NotFound.class, () -> bundles.spool(UUID.randomUUID()));
            assertThrows(NotFound.class, () -> new PrintBundles(connection, -1).spool(bundle.id()));
        }
    }

    @Test
    void the_operator_s_bundles_come_newest_first_and_piece_by_piece() throws Exception {
        for (String month : new String[] {"2026-07-01", "2026-08-01", "2026-09-01"}) {
            town.update("""
                    WITH run AS (INSERT INTO run (kind, operator_id, subject, month, stage, state)
                                 VALUES ('monthly-invoices', ?, ?, ?::date, 'DELIVERED', 'DONE') RETURNING id, operator_id)
                    INSERT INTO print_bundle (run_id, operator_id) SELECT id, operator_id FROM run
                    """, run.operatorId(), month, month);
        }
        try (Connection connection = TestDatabase.jobs().getConnection()) {
            PrintBundles bundles = new PrintBundles(connection, run.operatorId());
            Page<BundleRow> first = bundles.all(PageRequest.first(2));
            assertEquals(List.of(new Month(2026, 9), new Month(2026, 8)), months(first));
            Page<BundleRow> second = bundles.all(new PageRequest(first.next(), 2));
            assertEquals(List.of(new Month(2026, 7)), months(second));
            assertNull(second.next());
            assertEquals(
                    List.of(),
                    new PrintBundles(connection, -1).all(PageRequest.first(2)).rows());
        }
    }

    private static List<Month> months(Page<BundleRow> bundles) {
        return bundles.rows().stream().map(BundleRow::month).toList();
    }

    @Test
    void nothing_leaves_without_its_document() throws Exception {
        town.invoice("de");
        assertEquals(0, dispatch.open(run));
    }

    private void deliverTwice() throws Exception {
        town.document();
        Slice slice = dispatch.next(run, 0, Long.MAX_VALUE).orElseThrow();
        assertEquals(slice.items(), dispatch.open(run));
        dispatch.deliver(run, slice);
        dispatch.deliver(run, slice);
        assertEquals(0, dispatch.open(run));
    }

    private void prefers(long invoice, String channel) throws Exception {
        town.update("""
                INSERT INTO billing_preference (contract_id, operator_id, customer_id, channel)
                SELECT contract_id, operator_id, customer_id, ? FROM invoice WHERE id = ?
                """, channel, invoice);
    }

    private void recipient(long invoice, String email, boolean confirmed, boolean removed) throws Exception {
        town.update("""
                INSERT INTO billing_recipient (contract_id, operator_id, customer_id, email, confirmed_at, removed_at)
                SELECT contract_id, operator_id, customer_id, ?, CASE WHEN ? THEN now() END, CASE WHEN ? THEN now() END
                  FROM invoice WHERE id = ?
                """, email, confirmed, removed, invoice);
    }
}
