package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Contracts as most are, for benches: five services with a monthly fee each; one contract in ten begins inside the month, one in
 * ten has a price of its own.
 */
final class PlainTown {
    static final int LINES = 5;
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final WildRows nodes = new WildRows("node (id, level, parent_id, operator_id, customer_id, number, name)");
    private final WildRows addresses = new WildRows(
            "address (id, node_id, operator_id, customer_id, kind, name, street, house_number, postcode, town)");
    private final WildRows contracts = new WildRows(
            "contract (id, number, holder_id, operator_id, customer_id, payer_id, currency, language, starts_on)");
    private final WildRows services =
            new WildRows("service (id, number, contract_id, product_id, node_id, operator_id, customer_id)");
    private final WildRows phases = new WildRows("service_phase (service_id, valid_from)");
    private final WildRows prices = new WildRows("price (id, charge_id, service_id, currency, valid_from, amount)");

    private PlainTown() {}

    /** @return the operator's node */
    static long write(BillingDatabase database, int many) throws SQLException {
        try (Connection connection = database.connect()) {
            PlainTown town = new PlainTown();
            town.catalogue(connection);
            for (int i = 1; i <= many; i++) {
                town.contract(i);
                if (i % 10_000 == 0 || i == many) {
                    town.flush(connection);
                }
            }
        }
        database.run("""
                INSERT INTO portico.issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban, mail_from)
                VALUES (1, 'TT', 'Testtal Telecom AG', 'Talweg', '1', '3000', 'Bern', 'CHE-123.456.788 MWST',
                        'CH0400999000104100205', 'CH5230999000020410077', 'rechnung@testtal.example')""");
        database.run("VACUUM ANALYZE");
        return 1;
    }

    private void catalogue(Connection connection) throws SQLException {
        nodes.add(1, "OPERATOR", null, 1, null, "O-1", "Testtal Telecom AG").write(connection);
        WildRows products = new WildRows("product (id, code, kind, level, name_de, name_fr, name_it, name_en)");
        WildRows charges = new WildRows(
                "charge (id, product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)");
        for (int i = 1; i <= LINES; i++) {
            String name = "Business Internet " + i + "00";
            products.add(i, "P" + i, "STANDARD", "CUSTOMER", name, name, name, name);
            charges.add(i, i, "F" + i, "RECURRING", i == 1 ? "ARREARS" : "ADVANCE", "STANDARD", name, name, name, name);
            prices.add(i, i, null, "CHF", LONG_AGO, 19 + 10 * i + ".90");
        }
        products.write(connection);
        charges.write(connection);
        prices.write(connection);
    }

    private void contract(int id) {
        long customer = 1L + id;
        nodes.add(customer, "CUSTOMER", 1, 1, customer, "K-" + id, "Kunde " + id + " AG");
        addresses.add(customer, customer, 1, customer, "MAIN", "Kunde " + id + " AG", "Gasse", 7, 3000, "Bern");
        LocalDate from = id % 10 == 0 ? LocalDate.of(2026, 9, 11) : LONG_AGO;
        contracts.add(id, "V-" + id, customer, 1, customer, customer, "CHF", "de", from);
        for (int i = 1; i <= LINES; i++) {
            long service = (long) id * LINES + i;
            services.add(service, "S-" + service, id, i, customer, 1, customer);
            phases.add(service, from);
            if (i == 2 && id % 10 == 1) {
                prices.add(1000 + id, i, service, "CHF", LONG_AGO, "33.30");
            }
        }
    }

    private void flush(Connection connection) throws SQLException {
        for (WildRows rows : new WildRows[] {nodes, addresses, contracts, services, phases, prices}) {
            rows.write(connection);
        }
    }
}
