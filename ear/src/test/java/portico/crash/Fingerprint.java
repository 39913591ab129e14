package portico.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a month leaves behind, without the inner ids and clocks that may differ from one life to the next: how many
 * rows of each kind, and a digest over all of them in order.
 */
record Fingerprint(Map<String, String> parts) {
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("run", """
                SELECT concat_ws('|', kind, subject, month, invoice_date, stage, state, failure) AS fact
                  FROM run WHERE kind LIKE '%invoices'""");
        QUERIES.put("invoices", """
                SELECT concat_ws('|', c.number, i.kind, i.month, i.state, i.number, i.counter, i.invoice_date, i.due_date, i.currency,
                                 i.language, i.net, i.vat, i.rounding, i.total, i.open_amount, i.reference, i.recipient, i.payer_id) AS fact
                  FROM invoice i JOIN contract c ON c.id = i.contract_id""");
        QUERIES.put("lines", """
                SELECT concat_ws('|', c.number, l.position, l.node_id, l.node_name, l.service_id, l.charge_id, l.kind, l.text, l.period_from,
                                 l.period_until, l.quantity, l.unit_price, l.net, l.vat_category, l.vat_rate, l.derivation) AS fact
                  FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id JOIN contract c ON c.id = i.contract_id""");
        QUERIES.put("vat", """
                SELECT concat_ws('|', c.number, v.category, v.rate, v.net, v.vat) AS fact
                  FROM invoice_vat v JOIN invoice i ON i.id = v.invoice_id JOIN contract c ON c.id = i.contract_id""");
        QUERIES.put("calls", """
                SELECT concat_ws('|', encode(u.source_hash, 'hex'), i.number) AS fact
                  FROM usage_record u LEFT JOIN invoice i ON i.id = u.invoice_id""");
        QUERIES.put("counters", "SELECT concat_ws('|', kind, year, next) AS fact FROM invoice_number");
        QUERIES.put("parked", """
                SELECT concat_ws('|', c.number, p.cause, p.arguments) AS fact
                  FROM parked_contract p JOIN contract c ON c.id = p.contract_id""");
        QUERIES.put("nothing", """
                SELECT c.number AS fact FROM nothing_to_bill n JOIN contract c ON c.id = n.contract_id""");
        QUERIES.put("totals", """
                SELECT concat_ws('|', source, name, sum(value)) AS fact FROM run_total GROUP BY source, name""");
        QUERIES.put("outliers", """
                SELECT concat_ws('|', i.number, o.before) AS fact FROM run_outlier o JOIN invoice i ON i.id = o.invoice_id""");
        QUERIES.put("documents", """
                SELECT concat_ws('|', i.number, encode(d.hash, 'hex'), d.length, d.pages, encode(p.hash, 'hex'),
                                 sha256(coalesce(p.bytes, '') || d.suffix) = d.hash) AS fact
                  FROM document d JOIN invoice i ON i.id = d.invoice_id LEFT JOIN document_prefix p ON p.id = d.prefix_id""");
        QUERIES.put("deliveries", """
                SELECT concat_ws('|', i.number, d.channel, d.recipient, d.bundle_id IS NOT NULL, m.subject) AS fact
                  FROM delivery d JOIN invoice i ON i.id = d.invoice_id LEFT JOIN outbox_mail m ON m.natural_key = d.mail_key""");
        QUERIES.put("bundles", """
                SELECT concat_ws('|', r.subject, (SELECT count(*) FROM delivery d WHERE d.bundle_id = b.id)) AS fact
                  FROM print_bundle b JOIN run r ON r.id = b.run_id""");
        QUERIES.put("mails", """
                SELECT concat_ws('|', sender, recipient, language, subject, regexp_replace(body_text, 'id=\\S+', ''),
                                 encode(document_hash, 'hex'), document_name, state) AS fact
                  FROM outbox_mail""");
        QUERIES.put("work", """
                SELECT concat_ws('|', s.stage, sum(s.items)) AS fact FROM run_slice s JOIN run r ON r.id = s.run_id
                 WHERE r.kind = 'monthly-invoices' GROUP BY s.stage""");
        QUERIES.put("audit", """
                SELECT concat_ws('|', action, detail) AS fact FROM audit_entry WHERE action LIKE 'billing.run-%'""");
    }

    static Fingerprint of(Scene scene) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (Connection connection = scene.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = portico, public");
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                try (ResultSet row = statement.executeQuery("""
                        SELECT count(*) || ' ' || md5(coalesce(string_agg(fact, E'\\n' ORDER BY fact COLLATE "C"), ''))
                          FROM (%s) AS facts""".formatted(query.getValue()))) {
                    row.next();
                    parts.put(query.getKey(), row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Fingerprint(parts);
    }

    /** What is different from the month that nothing befell; empty where nothing is. */
    List<String> deviations(Fingerprint expected) {
        return deviations(expected, expected.parts().keySet().toArray(String[]::new));
    }

    /** The same without these parts. */
    List<String> deviationsBut(Fingerprint expected, String... without) {
        return deviations(
                expected,
                expected.parts().keySet().stream()
                        .filter(part -> !List.of(without).contains(part))
                        .toArray(String[]::new));
    }

    /** The same, of some parts only: a month that is not released yet has no numbers. */
    List<String> deviations(Fingerprint expected, String... names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String value = expected.parts().get(name);
            if (!value.equals(parts.get(name))) {
                found.add(name + ": " + parts.get(name) + " instead of " + value);
            }
        }
        return found;
    }
}
