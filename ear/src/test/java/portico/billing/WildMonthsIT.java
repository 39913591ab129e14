package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portico.runs.Run;

/**
 * Money's properties over contracts that chance has made (B4, B5): what the rules compute and what the control computes from
 * the same tables, by sets and without a rule of ours, differ in no cent, no day and no word ({@link MonthRun#rated} asks it
 * each time); and what must hold for every invoice holds for all of them. {@code mvn -Pbench verify} draws a hundred thousand.
 */
class WildMonthsIT {
    private static final int CONTRACTS = Integer.getInteger("portico.wild.contracts", 3000);

    /** Whatever a run writes, but for keys that a repetition takes anew. */
    private static final String FINGERPRINT = """
            SELECT md5(string_agg(md5(t), '' ORDER BY t)) FROM (
                SELECT concat_ws('|', 'L', i.contract_id, i.month, l.position, l.operator_id, l.reseller_id, l.customer_id, l.node_id,
                       l.node_name, l.service_id, l.charge_id, l.kind, l.text, l.period_from, l.period_until, l.quantity, l.unit_price,
                       l.net, l.vat_category, l.vat_rate, l.derivation) AS t
                  FROM portico.invoice i JOIN portico.invoice_line l ON l.invoice_id = i.id
                UNION ALL
                SELECT concat_ws('|', 'I', contract_id, month, payer_id, due_date, net, vat, rounding, total, recipient) FROM portico.invoice
                UNION ALL
                SELECT concat_ws('|', 'P', contract_id, cause) FROM portico.parked_contract
                UNION ALL
                SELECT concat_ws('|', 'U', u.id, i.contract_id, i.month)
                  FROM portico.usage_record u LEFT JOIN portico.invoice i ON i.id = u.invoice_id) x""";

    private final BillingDatabase database = BillingDatabase.fresh();
    private final long operator = new WildContracts(WildContracts.SEED).write(database, CONTRACTS);
    private final MonthRun month = new MonthRun(database.jobs("test"), operator);

    @Test
    void what_must_hold_for_every_invoice_holds_for_contracts_that_chance_has_made() throws Exception {
        Run november = month.rated("2023-11", false);
        month.release(november, 7);
        Run december = month.rated("2023-12", false);

        assertEquals(List.of(), month.disagreements(december));
        assertEquals(List.of(), month.numberFaults());
        theRunWasWorthLookingAt();
        everyInvoiceAddsUp();
        partsOfOnePriceAddUpToThePriceOfTheirDays();
        noMoreIsTakenThanWasPassedOn();
        everyCallIsBilledOnce();

        String once = database.one(FINGERPRINT);
        month.rate(december);
        assertEquals(once, database.one(FINGERPRINT), "rated twice");
        month.discard(december);
        shuffle();
        month.rated("2023-12", false);
        assertEquals(once, database.one(FINGERPRINT), "rated from tables in another order");
    }

    private void theRunWasWorthLookingAt() {
        for (String how : List.of("days", "rest", "once", "calls", "balance")) {
            assertTrue(
                    database.run(
                                    "SELECT count(*) FROM portico.invoice_line WHERE derivation LIKE '{\"how\":\"' || ? || '\"%'",
                                    how)
                            > CONTRACTS / 1000,
                    how);
        }
        assertTrue(database.run("SELECT count(*) FROM portico.invoice") > CONTRACTS / 2);
    }

    private void everyInvoiceAddsUp() {
        none("""
                SELECT i.id FROM portico.invoice i
                  JOIN portico.contract c ON c.id = i.contract_id
                 WHERE i.net <> (SELECT sum(l.net) FROM portico.invoice_line l WHERE l.invoice_id = i.id)
                    OR i.vat <> (SELECT coalesce(sum(v.vat), 0) FROM portico.invoice_vat v WHERE v.invoice_id = i.id)
                    OR i.total <> i.net + i.vat + i.rounding OR i.total < 0
                    OR i.currency = 'EUR' AND i.rounding <> 0
                    OR i.currency = 'CHF' AND (i.total % c.cash_rounding <> 0 OR 2 * abs(i.rounding) > c.cash_rounding)""");
        // No net of a rate that is not the sum of its lines, and no tax that is not the rate's, to half a cent.
        none("""
                SELECT v.invoice_id FROM portico.invoice_vat v
                 WHERE v.net <> (SELECT sum(l.net) FROM portico.invoice_line l
                                  WHERE l.invoice_id = v.invoice_id AND l.vat_category = v.category AND l.vat_rate = v.rate)
                    OR abs(v.vat - v.net * v.rate / 100) > 0.005""");
        none("""
                SELECT l.invoice_id FROM portico.invoice_line l
                 WHERE l.vat_category <> 'OUTSIDE' AND NOT EXISTS (SELECT 1 FROM portico.invoice_vat v
                       WHERE v.invoice_id = l.invoice_id AND v.category = l.vat_category AND v.rate = l.vat_rate)""");
    }

    private void partsOfOnePriceAddUpToThePriceOfTheirDays() {
        none("""
                SELECT invoice_id FROM (
                    SELECT invoice_id, service_id, charge_id, net, period_until - period_from AS days, derivation::json AS d
                      FROM portico.invoice_line WHERE kind = 'RECURRING') l
                 GROUP BY invoice_id, service_id, charge_id, d ->> 'price', d ->> 'quantity', d ->> 'of'
                HAVING sum(net) <> round((d ->> 'price')::numeric * (d ->> 'quantity')::int * sum(days) / (d ->> 'of')::int, 2)""");
        none("""
                SELECT a.invoice_id FROM portico.invoice_line a
                  JOIN portico.invoice_line b ON b.invoice_id = a.invoice_id AND b.service_id = a.service_id
                   AND b.charge_id = a.charge_id AND b.position > a.position AND b.kind = 'RECURRING'
                 WHERE a.kind = 'RECURRING' AND a.period_from < b.period_until AND b.period_from < a.period_until""");
    }

    private void noMoreIsTakenThanWasPassedOn() {
        none("""
                SELECT i.contract_id FROM portico.invoice i JOIN portico.invoice_line l ON l.invoice_id = i.id
                 WHERE l.kind = 'CARRIED' GROUP BY i.contract_id HAVING sum(l.net) < 0""");
        none("""
                SELECT i.id FROM portico.invoice i JOIN portico.invoice_line l ON l.invoice_id = i.id AND l.kind = 'CARRIED'
                 WHERE l.net < 0 AND -l.net <> (SELECT sum(e.net) FROM portico.invoice b JOIN portico.invoice_line e ON e.invoice_id = b.id
                       WHERE e.kind = 'CARRIED' AND b.contract_id = i.contract_id AND b.month < i.month)""");
    }

    private void everyCallIsBilledOnce() {
        assertEquals(
                database.one("SELECT count(*) FROM portico.usage_record WHERE invoice_id IS NOT NULL"),
                database.one("SELECT sum(quantity)::bigint FROM portico.invoice_line WHERE kind = 'USAGE'"));
        none("""
                SELECT u.id FROM portico.usage_record u JOIN portico.invoice i ON i.id = u.invoice_id
                 WHERE i.contract_id <> u.contract_id""");
    }

    /** Half of all rows move to other places of their tables, which is the order in which they are read. */
    private void shuffle() {
        for (String table :
                List.of("contract", "service", "service_phase", "price", "tariff", "usage_record", "node", "address")) {
            String key = table.equals("service_phase") ? "service_id" : "id";
            database.run("UPDATE portico." + table + " t SET " + column(table) + " = " + column(table)
                    + " WHERE hashint8(" + key + ") % 2 = 0");
        }
        database.run("VACUUM ANALYZE");
    }

    private static String column(String table) {
        return switch (table) {
            case "service" -> "label";
            case "service_phase" -> "quantity";
            case "price" -> "amount";
            case "tariff", "node", "address" -> "name";
            case "usage_record" -> "seconds";
            default -> "due_days";
        };
    }

    private void none(String sql) {
        assertEquals(List.of(), database.rows(sql + " LIMIT 5"), sql);
    }
}
