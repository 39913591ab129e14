package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import portico.rating.ContractSnapshot;
import portico.rating.InvoiceDraft;
import portico.runs.Run;

/** Writes drafts into their three tables, a few megabytes at a time, so that a slice's size does not decide about memory. */
final class InvoiceCopy {
    private static final int FLUSH_AT_CHARACTERS = 4 << 20;

    private final CopyRows invoices = new CopyRows("invoice (id, run_id, operator_id, reseller_id, customer_id,"
            + " contract_id, payer_id, month, invoice_date, due_date, currency, language, net, vat, rounding, total,"
            + " open_amount, recipient)");
    private final CopyRows lines = new CopyRows("invoice_line (invoice_id, position, operator_id, reseller_id,"
            + " customer_id, node_id, node_name, service_id, charge_id, kind, text, period_from, period_until, quantity,"
            + " unit_price, net, vat_category, vat_rate, derivation)");
    private final CopyRows taxes =
            new CopyRows("invoice_vat (invoice_id, operator_id, reseller_id, customer_id, category, rate, net, vat)");

    private final Connection connection;
    private final Run run;

    InvoiceCopy(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    void write(long id, InvoiceDraft draft) throws SQLException {
        ContractSnapshot.Payer payer = draft.payer();
        invoices.put(id).put(run.id());
        path(invoices, payer)
                .put(draft.contractId())
                .put(payer.nodeId())
                .put(draft.month().firstDay())
                .put(draft.invoiceDate())
                .put(draft.dueDate())
                .put(draft.currency().name())
                .put(draft.language())
                .put(draft.net())
                .put(draft.vat())
                .put(draft.rounding())
                .put(draft.total())
                .put(draft.total())
                .put(draft.recipient())
                .end();
        int position = 0;
        for (InvoiceDraft.Line line : draft.lines()) {
            lines.put(id).put(++position);
            path(lines, payer)
                    .put(line.nodeId())
                    .put(line.nodeName())
                    .put(line.serviceId())
                    .put(line.chargeId())
                    .put(line.kind().name())
                    .put(line.text())
                    .put(line.period().from())
                    .put(line.period().until())
                    .put(line.quantity())
                    .put(line.unitPrice())
                    .put(line.net())
                    .put(line.category().name())
                    .put(line.vatRate())
                    .put(line.derivation())
                    .end();
        }
        for (InvoiceDraft.Tax tax : draft.taxes()) {
            taxes.put(id);
            path(taxes, payer)
                    .put(tax.category().name())
                    .put(tax.rate())
                    .put(tax.net())
                    .put(tax.vat())
                    .end();
        }
        if (lines.size() > FLUSH_AT_CHARACTERS) {
            flush();
        }
    }

    void flush() throws SQLException {
        // The invoices first: lines and taxes refer to them.
        invoices.flush(connection);
        lines.flush(connection);
        taxes.flush(connection);
    }

    private static CopyRows path(CopyRows rows, ContractSnapshot.Payer payer) {
        return rows.put(payer.operatorId()).put(payer.resellerId()).put(payer.customerId());
    }
}
