package portico.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import portico.documents.PdfBundle;

/**
 * Writes what the printer gets: all paper invoices of a run as one PDF, and the hand-over list by which printer and finance
 * agree on what was printed. Both are written row by row from a cursor, so that a large run needs no more memory than a small
 * one, and both are in the order of invoice numbers.
 */
final class PaperSpool {
    private static final int FETCHED_AT_ONCE = 50;
    /** What Swiss spreadsheet programs open without asking: semicolons, and a mark that it is UTF-8. */
    private static final CSVFormat LIST = CSVFormat.EXCEL
            .builder()
            .setDelimiter(';')
            .setHeader("No.", "Rechnung", "Kunde", "Name", "Strasse", "Nr.", "PLZ", "Ort", "Land", "Seiten", "Ab Seite")
            .get();

    private final Connection connection;
    private final long bundle;
    private final String name;

    PaperSpool(Connection connection, long bundle, String name) {
        this.connection = connection;
        this.bundle = bundle;
        this.name = name;
    }

    /** The billed month and the bundle's place in it, for the name of a file: no two must look alike to the printer. */
    String name() {
        return name;
    }

    void pdf(OutputStream to) throws SQLException, IOException {
        // The prefix comes with the first document of each version only: it is large, and mostly one and the same.
        try (PreparedStatement query = query("""
                        SELECT d.prefix_id, d.suffix
                          FROM delivery v
                          JOIN invoice i ON i.id = v.invoice_id
                          JOIN document d ON d.invoice_id = i.id
                         WHERE v.bundle_id = ?
                         ORDER BY d.prefix_id, i.counter, i.id
                        """);
                ResultSet row = query.executeQuery();
                PdfBundle pdf = new PdfBundle(to)) {
            int known = 0;
            byte[] prefix = null;
            while (row.next()) {
                int wanted = row.getInt(1);
                if (wanted != known) {
                    prefix = wanted == 0 ? null : prefix(wanted);
                    known = wanted;
                }
                pdf.add(prefix, row.getBytes(2));
            }
        }
    }

    void list(OutputStream to) throws SQLException, IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        try (PreparedStatement query = query("""
                        SELECT i.number, n.number, i.recipient->>'name', i.recipient->>'street', i.recipient->>'houseNumber',
                               i.recipient->>'postcode', i.recipient->>'town', i.recipient->>'country', d.pages
                          FROM delivery v
                          JOIN invoice i ON i.id = v.invoice_id
                          JOIN document d ON d.invoice_id = i.id
                          JOIN node n ON n.id = i.payer_id
                         WHERE v.bundle_id = ?
                         ORDER BY d.prefix_id, i.counter, i.id
                        """);
                ResultSet row = query.executeQuery()) {
            CSVPrinter list = new CSVPrinter(text, LIST);
            long page = 1;
            for (int number = 1; row.next(); number++) {
                list.print(number);
                for (int column = 1; column <= 8; column++) {
                    list.print(harmless(row.getString(column)));
                }
                list.print(row.getInt(9));
                list.print(page);
                list.println();
                page += row.getInt(9);
            }
        }
        text.flush();
    }

    /** A customer whose name begins like a formula must not become one in the printer's spreadsheet. */
    private static String harmless(String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private byte[] prefix(int id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT bytes FROM document_prefix WHERE id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private PreparedStatement query(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, bundle);
        statement.setFetchSize(FETCHED_AT_ONCE);
        return statement;
    }
}
