package portico.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import portico.rating.InvoiceDraft;
import portico.runs.Run;
import portico.shared.Money;

/**
 * What a slice adds to the run's control totals, counted while it works. {@link ControlTotals} counts the same a second
 * time from the finished rows, by the same names.
 */
final class RunTotals {
    private final Map<String, BigDecimal> sums = new TreeMap<>();

    void count(String name, long many) {
        sums.merge(name, BigDecimal.valueOf(many), BigDecimal::add);
    }

    void add(InvoiceDraft draft) {
        count("invoiced", 1);
        count("usage", draft.usage().billed());
        String currency = draft.currency().name();
        for (InvoiceDraft.Line line : draft.lines()) {
            sum("net.lines." + currency, line.net());
            sum("net." + line.kind() + "." + currency, line.net());
        }
        for (InvoiceDraft.Tax tax : draft.taxes()) {
            String rate = tax.rate().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
            sum("vat." + currency + "." + tax.category() + "." + rate, tax.vat());
        }
        sum("net.invoices." + currency, draft.net());
        sum("vat.invoices." + currency, draft.vat());
        sum("rounding." + currency, draft.rounding());
        sum("total." + currency, draft.total());
    }

    void write(Connection connection, Run run, long slice) throws SQLException {
        String sql = """
                INSERT INTO run_total (run_id, operator_id, slice_from, source, name, value)
                VALUES (?, ?, ?, 'RUN', ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
                insert.setLong(1, run.id());
                insert.setLong(2, run.operatorId());
                insert.setLong(3, slice);
                insert.setString(4, sum.getKey());
                insert.setBigDecimal(5, sum.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void sum(String name, Money amount) {
        sums.merge(name, amount.amount(), BigDecimal::add);
    }
}
