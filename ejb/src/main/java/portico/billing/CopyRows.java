package portico.billing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import portico.shared.Money;

/**
 * Rows on their way into one table by COPY, which writes a row for a third of what a batched INSERT costs. They gather in
 * memory, because the connection cannot read while it copies.
 */
final class CopyRows {
    private final String statement;
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean rowBegun;

    /** @param columns the table and its columns, as they stand behind COPY */
    CopyRows(String columns) {
        this.statement = "COPY " + columns + " FROM STDIN";
    }

    CopyRows put(long value) {
        column().append(value);
        return this;
    }

    CopyRows put(Long value) {
        return value == null ? nothing() : put(value.longValue());
    }

    CopyRows put(BigDecimal value) {
        column().append(value.toPlainString());
        return this;
    }

    CopyRows put(Money value) {
        long cents = value.cents();
        long whole = Math.abs(cents / 100);
        long rest = Math.abs(cents % 100);
        column().append(cents < 0 ? "-" : "")
                .append(whole)
                .append(rest < 10 ? ".0" : ".")
                .append(rest);
        return this;
    }

    CopyRows put(LocalDate value) {
        column().append(value);
        return this;
    }

    CopyRows put(String value) {
        if (value == null) {
            return nothing();
        }
        column();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    void end() {
        text.append('\n');
        rowBegun = false;
    }

    int size() {
        return text.length();
    }

    void flush(Connection connection) throws SQLException {
        if (text.length() == 0) {
            return;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new ByteArrayInputStream(bytes), 1 << 16);
        } catch (IOException memory) {
            throw new SQLException(memory);
        }
    }

    private CopyRows nothing() {
        column().append("\\N");
        return this;
    }

    private StringBuilder column() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
        return text;
    }
}
