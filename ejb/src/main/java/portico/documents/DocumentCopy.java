package portico.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/** Writes a slice's documents by COPY; their shared prefix is stored when it is first seen. */
final class DocumentCopy {
    private static final int FLUSH_AT = 4 << 20;
    private static final HexFormat HEX = HexFormat.of();

    private final Connection connection;
    private final PdfBytes rows = new PdfBytes();
    private byte[] knownPrefix = {};
    private int prefixId;

    DocumentCopy(Connection connection) {
        this.connection = connection;
    }

    void put(FrozenInvoices.Frozen invoice, RenderedPdf pdf) throws SQLException {
        if (!Arrays.equals(knownPrefix, pdf.prefix().hash())) {
            store(pdf.prefix());
        }
        bytes(pdf.hash()).put('\t').put(Long.toString(invoice.id()));
        rows.put('\t').put(Long.toString(invoice.operatorId()));
        number(invoice.resellerId());
        number(invoice.customerId());
        rows.put('\t').whole(prefixId).put('\t');
        bytes(pdf.suffix())
                .put('\t')
                .whole(pdf.length())
                .put('\t')
                .whole(pdf.pages())
                .put('\n');
        if (rows.length() > FLUSH_AT) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (rows.length() == 0) {
            return;
        }
        String copy =
                "COPY document (hash, invoice_id, operator_id, reseller_id, customer_id, prefix_id, suffix, length, pages)"
                        + " FROM STDIN";
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy, new ByteArrayInputStream(rows.toArray()), 1 << 16);
            rows.clear();
        } catch (IOException memory) {
            throw new SQLException(memory);
        }
    }

    private void store(PdfPrefix prefix) throws SQLException {
        byte[] hash = prefix.hash();
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO document_prefix (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement query =
                        connection.prepareStatement("SELECT id FROM document_prefix WHERE hash = ?")) {
            query.setBytes(1, hash);
            Integer stored = id(query);
            if (stored == null) {
                // Waits for another slice that stores the same at this moment.
                insert.setBytes(1, hash);
                insert.setBytes(2, prefix.bytes());
                insert.executeUpdate();
                stored = id(query);
            }
            prefixId = stored;
            knownPrefix = hash;
        }
    }

    private static Integer id(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Integer.valueOf(row.getInt(1)) : null;
        }
    }

    private PdfBytes bytes(byte[] value) {
        return rows.put("\\\\x").put(HEX.formatHex(value));
    }

    private void number(Long value) {
        rows.put('\t').put(value == null ? "\\N" : value.toString());
    }
}
