package portico.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import portico.billing.Slice;
import portico.guard.Level;
import portico.runs.Run;
import portico.shared.TestDatabase;

/** The run's documents: made once, stored once, and never another byte (domain §6). */
class DocumentArchiveTest {
    private final DocumentArchive archive = new DocumentArchive(TestDatabase.jobs());

    @Test
    void every_released_invoice_gets_its_document_and_a_repetition_makes_none() throws Exception {
        BilledTown town = new BilledTown();
        for (String language : new String[] {"de", "fr", "it", "en", "de"}) {
            town.invoice(language);
        }
        Run run = town.run();
        assertEquals(5, archive.open(run));
        assertEquals(2, archive.ranges(run, 2).size());
        Slice slice = archive.next(run, 0, Long.MAX_VALUE).orElseThrow();
        assertEquals(5, slice.items());
        archive.archive(run, slice);
        String first = hashes(town);
        archive.archive(run, slice);
        assertEquals(first, hashes(town));
        assertEquals(0, archive.open(run));
        assertEquals(Optional.empty(), archive.next(run, 0, Long.MAX_VALUE));
        assertEquals(
                1,
                town.id(
                        "SELECT count(DISTINCT prefix_id) FROM document d JOIN invoice i ON i.id = d.invoice_id WHERE i.run_id = ?",
                        run.id()));
    }

    @Test
    void a_document_that_was_lost_is_made_again_with_the_same_bytes_even_when_the_issuer_has_moved() throws Exception {
        BilledTown town = new BilledTown();
        town.invoice("de");
        archive.archive(town.run(), archive.next(town.run(), 0, Long.MAX_VALUE).orElseThrow());
        String before = hashes(town);
        town.update(
                "DELETE FROM document WHERE invoice_id IN (SELECT id FROM invoice WHERE run_id = ?)",
                town.run().id());
        town.update(
                "UPDATE issuer SET street = 'Neue Gasse' WHERE node_id = ?",
                town.run().operatorId());
        archive.archive(town.run(), archive.next(town.run(), 0, Long.MAX_VALUE).orElseThrow());
        assertEquals(before, hashes(town));
    }

    @Test
    void the_outbox_gets_the_document_by_its_hash_and_only_unchanged() throws Exception {
        BilledTown town = new BilledTown();
        long invoice = town.invoice("de");
        archive.archive(town.run(), archive.next(town.run(), 0, Long.MAX_VALUE).orElseThrow());
        byte[] hash;
        byte[] pdf;
        try (Connection connection = TestDatabase.jobs().getConnection()) {
            hash = java.util.HexFormat.of()
                    .parseHex(town.rows("SELECT encode(hash, 'hex') FROM document WHERE invoice_id = ?", invoice)
                            .trim());
            pdf = new ArchivedAttachments().read(connection, hash);
        }
        assertArrayEquals(hash, PdfPrefix.sha256().digest(pdf));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(read);
            assertTrue(text.contains("259.45") && text.contains("Gespräche"), text);
            assertEquals(
                    Integer.toString(read.getNumberOfPages()),
                    town.rows("SELECT pages FROM document WHERE invoice_id = ?", invoice)
                            .trim());
        }
        town.update("UPDATE document SET suffix = suffix || ' '::bytea WHERE invoice_id = ?", invoice);
        try (Connection connection = TestDatabase.jobs().getConnection()) {
            assertThrows(IllegalStateException.class, () -> new ArchivedAttachments().read(connection, hash));
        }
    }

    @Test
    void the_screen_s_payment_part_is_that_of_the_document_even_when_the_issuer_has_moved() throws Exception {
        BilledTown town = new BilledTown();
        long invoice = town.invoice("fr");
        UUID id = UUID.fromString(
                town.rows("SELECT public_id FROM invoice WHERE id = ?", invoice).trim());
        long payer = town.id("SELECT payer_id FROM invoice WHERE id = ?", invoice);
        try (Connection connection = TestDatabase.jobs().getConnection()) {
            FrozenClaims claims = new FrozenClaims(connection);
            assertEquals(Optional.empty(), claims.of(Level.CUSTOMER, payer, id));
            town.document();
            town.update(
                    "UPDATE issuer SET street = 'Neue Gasse', qr_iban = 'CH5230999900020410077' WHERE node_id = ?",
                    town.run().operatorId());
            Claim claim = claims.of(Level.CUSTOMER, payer, id).orElseThrow();
            assertEquals("Facture " + claim.number(), claim.message());
            List<BufferedImage> pages = Printed.pages(pdf(connection, town, invoice), "archived-slip");
            assertEquals(
                    QrBill.of(claim).payload(),
                    Scanner.read(pages.get(pages.size() - 1)).getText());
            assertEquals(
                    Optional.of(claim), claims.of(Level.OPERATOR, town.run().operatorId(), id));
            assertEquals(Optional.empty(), claims.of(Level.CUSTOMER, payer + 1, id));
            assertEquals(Optional.empty(), claims.of(Level.RESELLER, payer, id));
        }
    }

    private static byte[] pdf(Connection connection, BilledTown town, long invoice) throws Exception {
        String hash = town.rows("SELECT encode(hash, 'hex') FROM document WHERE invoice_id = ?", invoice);
        return new ArchivedAttachments()
                .read(connection, java.util.HexFormat.of().parseHex(hash.trim()));
    }

    private static String hashes(BilledTown town) throws Exception {
        return town.rows("""
                SELECT d.invoice_id, encode(d.hash, 'hex'), d.length FROM document d JOIN invoice i ON i.id = d.invoice_id
                 WHERE i.run_id = ? ORDER BY 1
                """, town.run().id());
    }
}
