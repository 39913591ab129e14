package portico.contracts;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Hands usage over to billing and takes it back: a record is billed when it carries an invoice, and else it waits. */
public final class UnbilledUsage {
    private UnbilledUsage() {}

    /**
     * Marks the waiting records of some contracts with their invoices and reads exactly those, in one statement: a record
     * that an import commits at the same moment is either in both or in neither.
     *
     * @param contracts bigint[], with invoices bigint[] and the local days from (included) and until (excluded) date[]
     * @return a query for contract, service, local day, seconds and dialled number, in order of contracts
     */
    public static PreparedStatement taken(
            Connection connection, Array contracts, Array invoices, Array from, Array until) throws SQLException {
        PreparedStatement query = connection.prepareStatement("""
                WITH marked AS (
                    UPDATE usage_record u SET invoice_id = d.invoice_id
                      FROM unnest(?, ?, ?, ?) AS d(contract_id, invoice_id, valid_from, valid_until)
                     WHERE u.contract_id = d.contract_id AND u.invoice_id IS NULL
                       AND u.local_day >= d.valid_from AND u.local_day < d.valid_until
                    RETURNING u.contract_id, u.service_id, u.local_day, u.seconds, u.dialled)
                SELECT contract_id, service_id, local_day, seconds, dialled FROM marked ORDER BY contract_id""");
        query.setArray(1, contracts);
        query.setArray(2, invoices);
        query.setArray(3, from);
        query.setArray(4, until);
        return query;
    }

    /** The records of these invoices wait again: the invoices were not made, or were discarded. */
    public static void giveBack(Connection connection, Collection<Long> invoices) throws SQLException {
        if (invoices.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE usage_record SET invoice_id = NULL WHERE invoice_id = ANY (?)")) {
            update.setArray(1, connection.createArrayOf("int8", invoices.toArray()));
            update.executeUpdate();
        }
    }
}
