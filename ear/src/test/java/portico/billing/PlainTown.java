package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Contracts as most are, for benches: five services with a monthly fee each; one contract in ten begins inside the month, one in
 * ten has a price of its own.
 */
public final class PlainTown {
    static final int LINES = 5;
    private static final List<String> SITES =
            List.of("Bern Wankdorf", "Thun Lager", "Spiez Werkhof", "Biel Umschlag", "Langenthal Depot", "Olten Büro");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final WildRows nodes =
            new WildRows("node (id, level, parent_id, operator_id, customer_id, site_id, number, name)");
    private final WildRows addresses = new WildRows(
            "address (id, node_id, operator_id, customer_id, kind, name, street, house_number, postcode, town)");
    private final WildRows contracts = new WildRows(
            "contract (id, number, holder_id, operator_id, customer_id, payer_id, currency, language, starts_on)");
    private final WildRows services =
            new WildRows("service (id, number, contract_id, product_id, node_id, operator_id, customer_id)");
    private final WildRows phases = new WildRows("service_phase (service_id, valid_from)");
    private final WildRows prices = new WildRows("price (id, charge_id, service_id, currency, valid_from, amount)");

    /** Services of a contract. */
    private final int lines;

    private PlainTown(int lines) {
        this.lines = lines;
    }

    /** @return the operator's node */
    static long write(BillingDatabase database, int many) throws SQLException {
        return write(database, many, LINES);
    }

    /**
     * With more lines than usual each customer has six sites.
     *
     * @return the operator's node
     */
    public static long write(BillingDatabase database, int many, int lines) throws SQLException {
        PlainTown town = new PlainTown(lines);
        try (Connection connection = database.connect()) {
            town.catalogue(connection);
            town.contracts(connection, 1, many);
        }
        database.run("""
                INSERT INTO portico.issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban, mail_from)
                VALUES (1, 'TT', 'Testtal Telecom AG', 'Talweg', '1', '3000', 'Bern', 'CHE-123.456.788 MWST',
                        'CH0400999000104100205', 'CH5230999000020410077', 'rechnung@testtal.example')""");
        database.run("VACUUM ANALYZE");
        return 1;
    }

    /** More of the same beside those that are there. */
    static void grow(BillingDatabase database, int from, int until) throws SQLException {
        try (Connection connection = database.connect()) {
            new PlainTown(LINES).contracts(connection, from, until);
        }
        database.run("VACUUM ANALYZE");
    }

    private void contracts(Connection connection, int from, int until) throws SQLException {
        for (int i = from; i <= until; i++) {
            contract(i);
            if (i % 10_000 == 0 || i == until) {
                flush(connection);
            }
        }
    }

    private void catalogue(Connection connection) throws SQLException {
        nodes.add(1, "OPERATOR", null, 1, null, null, "O-1", "Testtal Telecom AG")
                .write(connection);
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
        nodes.add(customer, "CUSTOMER", 1, 1, customer, null, "K-" + id, "Kunde " + id + " AG");
        addresses.add(customer, customer, 1, customer, "MAIN", "Kunde " + id + " AG", "Gasse", 7, 3000, "Bern");
        LocalDate from = id % 10 == 0 ? LocalDate.of(2026, 9, 11) : LONG_AGO;
        contracts.add(id, "V-" + id, customer, 1, customer, customer, "CHF", "de", from);
        for (int i = 1; i <= lines; i++) {
            long service = (long) id * lines + i;
            int product = (i - 1) % LINES + 1;
            services.add(service, "S-" + service, id, product, place(id, customer, i), 1, customer);
            phases.add(service, from);
            if (i == 2 && id % 10 == 1) {
                prices.add(1000L + id, product, service, "CHF", LONG_AGO, "33.30");
            }
        }
    }

    /** Where the service is used: with the customer, or at the next of his sites. */
    private long place(int id, long customer, int service) {
        if (lines == LINES) {
            return customer;
        }
        int site = (service - 1) * SITES.size() / lines;
        long node = 1_000_000_000L + (long) id * SITES.size() + site;
        if (service == 1 || site != (service - 2) * SITES.size() / lines) {
            nodes.add(node, "SITE", customer, 1, customer, node, "A-" + node, SITES.get(site));
        }
        return node;
    }

    private void flush(Connection connection) throws SQLException {
        for (WildRows rows : new WildRows[] {nodes, addresses, contracts, services, phases, prices}) {
            rows.write(connection);
        }
    }
}
