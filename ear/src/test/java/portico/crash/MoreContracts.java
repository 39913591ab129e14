package portico.crash;

/** Each of the demo's contracts twice more, with services and prices, so that a stage has many slices; and some that cannot be billed. */
final class MoreContracts {
    static final String SQL = """
            INSERT INTO contract (number, holder_id, operator_id, reseller_id, customer_id, payer_id, currency, language, time_zone,
                                  billing_day, cash_rounding, due_days, starts_on, ends_on)
            SELECT number || '-' || n, holder_id, operator_id, reseller_id, customer_id,
                   CASE WHEN n = 1 AND id % 50 = 0 THEN NULL ELSE payer_id END,
                   currency, language, time_zone, billing_day, cash_rounding, due_days, starts_on, ends_on
              FROM contract, generate_series(1, 2) AS n ORDER BY n, id;
            INSERT INTO service (number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id, site_id, label)
            SELECT s.number || '-' || n, c.id, s.product_id, s.node_id, s.operator_id, s.reseller_id, s.customer_id, s.site_id, s.label
              FROM generate_series(1, 2) AS n, service s
              JOIN contract o ON o.id = s.contract_id
              JOIN contract c ON c.number LIKE o.number || '-_'
             WHERE c.number = o.number || '-' || n ORDER BY n, s.id;
            INSERT INTO service_phase (service_id, valid_from, valid_until, quantity, state)
            SELECT t.id, p.valid_from, p.valid_until, p.quantity, p.state
              FROM service_phase p JOIN service s ON s.id = p.service_id
              JOIN generate_series(1, 2) AS n ON true
              JOIN service t ON t.number = s.number || '-' || n;
            INSERT INTO price (charge_id, service_id, currency, valid_from, valid_until, amount)
            SELECT p.charge_id, t.id, p.currency, p.valid_from, p.valid_until, p.amount
              FROM price p JOIN service s ON s.id = p.service_id
              JOIN generate_series(1, 2) AS n ON true
              JOIN service t ON t.number = s.number || '-' || n;
            INSERT INTO billing_preference (contract_id, operator_id, reseller_id, customer_id, channel)
            SELECT t.id, b.operator_id, b.reseller_id, b.customer_id, 'PAPER'
              FROM billing_preference b JOIN contract c ON c.id = b.contract_id
              JOIN generate_series(1, 2) AS n ON true
              JOIN contract t ON t.number = c.number || '-' || n;
            ANALYZE""";

    private MoreContracts() {}
}
