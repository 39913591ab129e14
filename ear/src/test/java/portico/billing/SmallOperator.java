package portico.billing;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A little operator in the database: one product with a monthly fee in advance and calls, and contracts as a test wants them. */
final class SmallOperator {
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final BillingDatabase database;
    final long operator;
    private final long product;
    private int customers;
    private int calls;

    SmallOperator(BillingDatabase database) {
        this.database = database;
        operator = database.run("""
                INSERT INTO portico.node (level, operator_id, number, name) VALUES ('OPERATOR', 0, 'O-1', 'Testtal Telecom AG')
                RETURNING id""");
        database.run("UPDATE portico.node SET operator_id = id");
        database.run("""
                INSERT INTO portico.issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban, mail_from)
                VALUES (?, 'TT', 'Testtal Telecom AG', 'Talweg', '1', '3000', 'Bern', 'CHE-123.456.788 MWST',
                        'CH0400999000104100205', 'CH5230999000020410077', 'rechnung@testtal.example')""", operator);
        product = database.run("""
                INSERT INTO portico.product (code, kind, level, name_de, name_fr, name_it, name_en)
                VALUES ('LINE', 'STANDARD', 'CUSTOMER', 'Leitung', 'Ligne', 'Linea', 'Line') RETURNING id""");
        long fee = charge("LINE-FEE", "RECURRING", "ADVANCE");
        long call = charge("LINE-CALL", "USAGE", "ARREARS");
        for (String currency : new String[] {"CHF", "EUR"}) {
            database.run(
                    "INSERT INTO portico.price (charge_id, currency, valid_from, amount) VALUES (?, ?, ?, 50)",
                    fee,
                    currency,
                    LONG_AGO);
            database.run("""
                    INSERT INTO portico.tariff (charge_id, currency, prefix, name, valid_from, per_minute, first_increment, next_increment)
                    VALUES (?, ?, '', 'Welt', ?, 0.06, 60, 1)""", call, currency, LONG_AGO);
        }
    }

    private long charge(String code, String kind, String timing) {
        return database.run("""
                INSERT INTO portico.charge (product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)
                VALUES (?, ?, ?, ?, 'STANDARD', ?, ?, ?, ?) RETURNING id""", product, code, kind, timing, code, code, code, code);
    }

    /** A customer with an address, a running contract in francs and one line from 2020 on. */
    long contract() {
        return contract("CHF", LONG_AGO, null);
    }

    long contract(String currency, LocalDate from, LocalDate until) {
        int number = ++customers;
        long customer = database.run("""
                WITH new AS (SELECT nextval(pg_get_serial_sequence('portico.node', 'id')) AS id)
                INSERT INTO portico.node (id, level, parent_id, operator_id, customer_id, number, name)
                OVERRIDING SYSTEM VALUE
                SELECT id, 'CUSTOMER', ?, ?, id, 'K-' || ?, 'Kunde ' || ? || ' AG' FROM new RETURNING id""", operator, operator, number, number);
        database.run("""
                INSERT INTO portico.address (node_id, operator_id, customer_id, kind, name, street, house_number, postcode, town)
                VALUES (?, ?, ?, 'MAIN', 'Kunde ' || ? || ' AG', 'Gasse', '7', '3000', 'Bern')""", customer, operator, customer, number);
        long contract = database.run("""
                INSERT INTO portico.contract (number, holder_id, operator_id, customer_id, payer_id, currency, language, starts_on, ends_on)
                VALUES ('V-' || ?, ?, ?, ?, ?, ?, 'de', ?, ?) RETURNING id""", number, customer, operator, customer, customer, currency, from, until);
        long service = database.run("""
                INSERT INTO portico.service (number, contract_id, product_id, node_id, operator_id, customer_id)
                VALUES ('S-' || ?, ?, ?, ?, ?, ?) RETURNING id""", number, contract, product, customer, operator, customer);
        database.run(
                "INSERT INTO portico.service_phase (service_id, valid_from, valid_until) VALUES (?, ?, ?)",
                service,
                from,
                until);
        return contract;
    }

    /** A call of ten minutes, which costs 0.60. */
    void call(long contract, LocalDate day) {
        database.run("""
                INSERT INTO portico.usage_record (source_hash, service_id, contract_id, started_at, local_day, seconds, dialled)
                SELECT sha256(?::text::bytea), id, contract_id, ?, ?, 600, '41315550140' FROM portico.service WHERE contract_id = ?""", ++calls, OffsetDateTime.parse(day + "T10:00:00Z"), day, contract);
    }

    /** Ten minutes to the same place, on that day, many times. */
    void calls(long contract, LocalDate day, int many) {
        database.run("""
                INSERT INTO portico.usage_record (source_hash, service_id, contract_id, started_at, local_day, seconds, dialled)
                SELECT sha256((s.id || '/' || ? || '/' || n)::bytea), s.id, contract_id, ?, ?, 600, '41315550140'
                  FROM portico.service s CROSS JOIN generate_series(1, ?) AS n WHERE contract_id = ?""", ++calls, OffsetDateTime.parse(day + "T10:00:00Z"), day, many, contract);
    }

    /** A further price of one contract's line, its own. */
    void ownPrice(long contract, LocalDate from, LocalDate until, String amount) {
        database.run("""
                INSERT INTO portico.price (charge_id, service_id, currency, valid_from, valid_until, amount)
                SELECT g.id, s.id, c.currency, ?, ?, ?::numeric FROM portico.service s
                  JOIN portico.contract c ON c.id = s.contract_id
                  JOIN portico.charge g ON g.product_id = s.product_id AND g.code = 'LINE-FEE'
                 WHERE s.contract_id = ?""", from, until, amount, contract);
    }

    /** From that day on in another quantity or state; the phase before ends then. */
    void phase(long contract, LocalDate from, int quantity, String state) {
        database.run("""
                UPDATE portico.service_phase SET valid_until = ? WHERE valid_until IS NULL
                   AND service_id = (SELECT id FROM portico.service WHERE contract_id = ?)""", from, contract);
        database.run("""
                INSERT INTO portico.service_phase (service_id, valid_from, quantity, state)
                SELECT id, ?, ?, ? FROM portico.service WHERE contract_id = ?""", from, quantity, state, contract);
    }

    /** Sets one column of a contract, the billing day for instance. */
    void set(long contract, String column, Object value) {
        database.run("UPDATE portico.contract SET " + column + " = ? WHERE id = ?", value, contract);
    }

    /** A reseller with an address, who can pay for others. */
    long reseller() {
        long reseller = database.run("""
                WITH new AS (SELECT nextval(pg_get_serial_sequence('portico.node', 'id')) AS id)
                INSERT INTO portico.node (id, level, parent_id, operator_id, reseller_id, number, name)
                OVERRIDING SYSTEM VALUE
                SELECT id, 'RESELLER', ?, ?, id, 'R-' || id, 'Händler GmbH' FROM new RETURNING id""", operator, operator);
        database.run("""
                INSERT INTO portico.address (node_id, operator_id, reseller_id, kind, name, street, house_number, postcode, town)
                VALUES (?, ?, ?, 'MAIN', 'Händler GmbH', 'Hang', '3', '3600', 'Thun')""", reseller, operator, reseller);
        return reseller;
    }

    /** As many further lines on a contract, each with its monthly fee. */
    void lines(long contract, int many) {
        database.run("""
                WITH added AS (
                    INSERT INTO portico.service (number, contract_id, product_id, node_id, operator_id, customer_id)
                    SELECT s.number || '-' || n, s.contract_id, s.product_id, s.node_id, s.operator_id, s.customer_id
                      FROM portico.service s CROSS JOIN generate_series(1, ?) AS n WHERE s.contract_id = ?
                    RETURNING id)
                INSERT INTO portico.service_phase (service_id, valid_from) SELECT id, ? FROM added""", many, contract, LONG_AGO);
    }

    void combineAddress(long contract) {
        database.run("""
                UPDATE portico.address SET street = 'Gasse 7, 3000 Bern', house_number = NULL
                 WHERE node_id = (SELECT holder_id FROM portico.contract WHERE id = ?)""", contract);
    }

    void separateAddress(long contract) {
        database.run("""
                UPDATE portico.address SET street = 'Gasse', house_number = '7'
                 WHERE node_id = (SELECT holder_id FROM portico.contract WHERE id = ?)""", contract);
    }

    void withoutPayer(long contract) {
        database.run("UPDATE portico.contract SET payer_id = NULL WHERE id = ?", contract);
    }

    void withPayer(long contract) {
        database.run("UPDATE portico.contract SET payer_id = holder_id WHERE id = ?", contract);
    }
}
