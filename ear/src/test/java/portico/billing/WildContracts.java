package portico.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;

/**
 * Contracts by the hundred thousand, each as odd as chance makes it: any billing day, both currencies, suspended, changed in
 * quantity, ended before it began, paid by a reseller or by nobody, with prices of its own and calls from any day. The same
 * seed gives the same contracts, so that a failure can be looked at again: {@code -Dportico.seed=…}
 */
final class WildContracts {
    static final long SEED = Long.getLong("portico.seed", System.nanoTime());
    private static final int RESELLERS = 8;
    private static final int SITES = 60;
    private static final int CUSTOMERS = 1000;

    private final WildRows nodes =
            new WildRows("node (id, level, parent_id, operator_id, reseller_id, customer_id, number, name)");
    private final WildRows addresses =
            new WildRows("address (id, node_id, operator_id, reseller_id, customer_id, kind, name,"
                    + " street, house_number, postcode, town, country)");
    private final WildRows contracts =
            new WildRows("contract (id, number, holder_id, operator_id, reseller_id, customer_id,"
                    + " payer_id, currency, language, billing_day, cash_rounding, due_days, starts_on, ends_on)");
    private final WildRows services =
            new WildRows("service (id, number, contract_id, product_id, node_id, operator_id, customer_id)");
    private final WildRows phases =
            new WildRows("service_phase (service_id, valid_from, valid_until, quantity, state)");
    private final WildRows prices =
            new WildRows("price (id, charge_id, service_id, currency, valid_from, valid_until, amount)");
    private final WildRows usage = new WildRows(
            "usage_record (id, source_hash, service_id, contract_id, started_at, local_day, seconds, dialled)");
    private final Random random;
    private final WildCatalogue catalogue;
    private long serviceIds;
    private long priceIds = 1_000_000;
    private long callIds;

    WildContracts(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        catalogue = new WildCatalogue(random);
        System.out.println("Wild contracts: -Dportico.seed=" + seed);
    }

    /** The operator's node. */
    long write(BillingDatabase database, int many) {
        people();
        for (int i = 1; i <= many; i++) {
            contract(i);
        }
        try (Connection connection = database.connect()) {
            for (WildRows rows : new WildRows[] {nodes, addresses}) {
                rows.write(connection);
            }
            catalogue.write(connection);
            for (WildRows rows : new WildRows[] {contracts, services, phases, prices, usage}) {
                rows.write(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.run("""
                INSERT INTO portico.issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban, mail_from)
                VALUES (1, 'TT', 'Testtal Telecom AG', 'Talweg', '1', '3000', 'Bern', 'CHE-123.456.788 MWST',
                        'CH0400999000104100205', 'CH5230999000020410077', 'rechnung@testtal.example')""");
        database.run("ANALYZE");
        return 1;
    }

    private void people() {
        nodes.add(1, "OPERATOR", null, 1, null, null, "O-1", "Testtal Telecom AG");
        long id = 1;
        for (int i = 1; i <= RESELLERS; i++) {
            nodes.add(++id, "RESELLER", 1, 1, id, null, "R-" + id, "Händler " + i);
            address(id, id, null);
        }
        for (int i = 1; i <= SITES; i++) {
            // The same names again and again: then the node's own key and the service's number decide about the order.
            nodes.add(++id, "SITE", 1, 1, null, null, "A-" + id, oneOf("Bern", "Äschi", "bern", "Zug", "Zürich"));
        }
        for (int i = 1; i <= CUSTOMERS; i++) {
            nodes.add(++id, "CUSTOMER", 1, 1, null, id, "K-" + id, "Kunde " + id + " AG");
            address(id, null, id);
        }
    }

    private void address(long node, Long reseller, Long customer) {
        Object[] whole = {
            node * 2, node, 1, reseller, customer, "MAIN", "Kunde " + node, "Gasse", "7a", "3000", "Bern", "CH"
        };
        switch (random.nextInt(100)) {
            case 0 -> {
                return;
            }
            case 1 -> whole[7] = "Gasse 7, 3000 Bern";
            case 2 -> whole[7] = "Gasse".repeat(15);
            case 3 -> whole[9] = "D-10115";
            case 4 -> {
                whole[9] = "10115";
                whole[11] = "DE";
            }
            default -> {
                whole[7] = oneOf("Gasse", "Weg \"im Tal\"", null);
                whole[8] = oneOf("7a", null);
            }
        }
        addresses.add(whole);
        if (random.nextInt(10) == 0) {
            whole[0] = node * 2 + 1;
            whole[5] = "BILLING";
            whole[6] = "Buchhaltung";
            addresses.add(whole);
        }
    }

    private void contract(long id) {
        long customer = 2L + RESELLERS + SITES + random.nextInt(CUSTOMERS);
        Long payer = oneIn(60) ? null : oneIn(10) ? 2L + random.nextInt(RESELLERS) : Long.valueOf(customer);
        String currency = oneIn(3) ? "EUR" : "CHF";
        LocalDate start = oneIn(3) ? catalogue.day() : LocalDate.of(2022, 5, 17);
        LocalDate end = oneIn(4) ? start.plusDays(random.nextInt(oneIn(5) ? 3 : 700)) : null;
        contracts.add(
                id,
                "V-" + id,
                customer,
                1,
                null,
                customer,
                payer,
                currency,
                oneOf("de", "fr", "it", "en"),
                oneIn(2) ? 1 : 1 + random.nextInt(28),
                oneOf("0.05", "0.05", "0.01"),
                random.nextInt(61),
                start,
                end);
        for (int i = oneIn(9) ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            service(id, currency);
        }
    }

    private void service(long contract, String currency) {
        long id = ++serviceIds;
        WildCatalogue.Product product = catalogue.any();
        services.add(id, "S-" + id, contract, product.id(), 2L + RESELLERS + random.nextInt(SITES), 1, null);
        LocalDate from = oneIn(2) ? LocalDate.of(2022, 1, 1) : catalogue.day();
        for (int i = random.nextInt(4); i >= 0; i--) {
            LocalDate until =
                    i == 0 && oneIn(2) ? null : from.plusDays(oneIn(2) ? random.nextInt(20) : random.nextInt(500));
            phases.add(id, from, until, 1 + random.nextInt(5), oneIn(5) ? "SUSPENDED" : "ACTIVE");
            if (until == null) {
                break;
            }
            from = until.plusDays(oneIn(3) ? random.nextInt(9) : 1).plusDays(until.equals(from) ? 1 : 0);
        }
        if (oneIn(5)) {
            ownPrices(id, product.charges().get(random.nextInt(product.charges().size())), currency);
        }
        for (int i = product.calls() ? random.nextInt(9) : 0; i > 0; i--) {
            call(id, contract);
        }
    }

    private void ownPrices(long service, long charge, String currency) {
        LocalDate from = oneIn(2) ? LocalDate.of(2022, 1, 1) : catalogue.day();
        for (int i = random.nextInt(3); i >= 0; i--) {
            LocalDate until = oneIn(2) ? null : from.plusDays(random.nextInt(60));
            prices.add(++priceIds, charge, service, oneIn(9) ? "EUR" : currency, from, until, catalogue.amount());
            from = from.plusDays(1 + random.nextInt(40));
        }
    }

    private void call(long service, long contract) {
        LocalDate day = LocalDate.of(2023, 7, 20).plusDays(random.nextInt(180));
        long id = ++callIds;
        usage.add(
                id,
                String.format("\\\\x%064x", id),
                service,
                // A call that stands with a contract to which its service does not belong.
                oneIn(3000) ? Math.max(1, contract - 1) : contract,
                day + "T10:00:00Z",
                day,
                oneIn(9) ? 0 : random.nextInt(4000),
                oneOf("41791234567", "41315550140", "4930123456", "491", "33123456789", "4"));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
