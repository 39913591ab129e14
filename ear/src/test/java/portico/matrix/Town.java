package portico.matrix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A small world with two operators, in which every datum says whose it is: BASE-K1- stands in what the company K1 may know
 * of itself, MONEY-K1- in what its invoices say, NAME-K1- in the names and addresses of its people, FIRM-K1- is the company's
 * own name. Where such a word turns up, it was seen.
 */
final class Town {
    /** Words that the matrix looks for. */
    static final List<String> KINDS = List.of("BASE", "MONEY", "NAME", "FIRM");

    /** The first operator's people's password, and everybody's here. */
    static final String PASSWORD = "Zytglogge-" + UUID.randomUUID();

    /** Objects that are named by a number and not at random. */
    private static final Set<String> NUMBERED = Set.of("recipient", "contact");

    /** A node: code, level, and the codes above it. */
    record Place(long id, String code, String level, List<String> above) {}

    private static final Map<String, Place> PLACES = new TreeMap<>();

    static {
        place(1, "O1", "OPERATOR");
        place(2, "R1", "RESELLER", "O1");
        place(3, "K1", "CUSTOMER", "O1", "R1");
        place(4, "S1", "SITE", "O1", "R1", "K1");
        place(5, "K2", "CUSTOMER", "O1", "R1");
        place(6, "R2", "RESELLER", "O1");
        place(7, "K9", "CUSTOMER", "O1", "R2");
        place(8, "O2", "OPERATOR");
        place(9, "K20", "CUSTOMER", "O2");
    }

    private final Connection database;

    Town(Connection ownersConnection) {
        this.database = ownersConnection;
    }

    private static void place(long id, String code, String level, String... above) {
        PLACES.put(code, new Place(id, code, level, List.of(above)));
    }

    static Set<String> codes() {
        return PLACES.keySet();
    }

    /** All that stands above it. */
    static List<String> above(String code) {
        return PLACES.get(code).above();
    }

    /** The node itself and all that stands below it. */
    static List<String> below(String code) {
        return PLACES.values().stream()
                .filter(place -> place.code().equals(code) || place.above().contains(code))
                .map(Place::code)
                .toList();
    }

    static UUID uuid(String kind, String code) {
        return UUID.nameUUIDFromBytes((kind + code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What a request about this node may name: its own invoice, contract, run; for a site those of its customer. */
    static Map<String, String> objects(String code) {
        String payer = switch (code) {
            case "S1" -> "K1";
            // An operator's are those of a customer who is not the tested reseller's.
            case "O1" -> "K9";
            case "O2" -> "K20";
            default -> code;
        };
        String operator = PLACES.get(code).above().isEmpty()
                ? code
                : PLACES.get(code).above().get(0);
        Map<String, String> words = new TreeMap<>();
        words.put("invoice", uuid("invoice", payer).toString());
        words.put("contract", uuid("contract", payer).toString());
        words.put("run", uuid("run", operator).toString());
        words.put("import", uuid("import", operator).toString());
        words.put("person", uuid("person", payer).toString());
        words.put("request", uuid("request", payer).toString());
        words.put("supporter", uuid("supporter", payer).toString());
        words.put("bundle", uuid("bundle", operator).toString());
        words.put("recipient", Long.toString(PLACES.get(payer).id()));
        words.put("draft", uuid("draft", operator).toString());
        words.put("contact", Long.toString(PLACES.get(code).id()));
        // A customer below, for who keeps customers.
        String customer = switch (code) {
            case "R1", "S1" -> "K1";
            case "R2", "O1" -> "K9";
            case "O2" -> "K20";
            default -> code;
        };
        words.put("customer", uuid("node", customer).toString());
        words.put("customerNumber", "N-" + customer);
        return words;
    }

    /** The same, of nobody: what is absent. */
    static Map<String, String> absent() {
        Map<String, String> words = new TreeMap<>(objects("K1"));
        words.replaceAll((name, word) ->
                NUMBERED.contains(name) ? "999999" : UUID.randomUUID().toString());
        return words;
    }

    /** Operator's staff who may know the node. */
    static Person guide(String code) {
        return code.equals("O2") || PLACES.get(code).above().contains("O2") ? Person.STRANGER : Person.FINANCE;
    }

    void build() throws SQLException {
        database.setAutoCommit(false);
        for (Person person : Person.values()) {
            if (person.isKnown()) {
                run(
                        """
                        INSERT INTO account (id, email, name, password_hash) OVERRIDING SYSTEM VALUE
                        VALUES (?, ?, ?, ?)
                        """,
                        person.account(),
                        person.email(),
                        person.signature(),
                        portico.accounts.PasswordHash.of(PASSWORD));
            }
        }
        for (Place place : PLACES.values().stream()
                .sorted(java.util.Comparator.comparing(Place::id))
                .toList()) {
            node(place);
        }
        for (String operator : List.of("O1", "O2")) {
            operator(PLACES.get(operator));
        }
        run("""
                INSERT INTO product (id, code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                OVERRIDING SYSTEM VALUE
                VALUES (1, 'NET', 'STANDARD', 'SITE', NULL, 'Netz', 'Réseau', 'Rete', 'Net')
                """);
        for (String payer : List.of("R1", "K1", "K2", "R2", "K9", "K20")) {
            money(PLACES.get(payer));
        }
        contact(Person.TECHNICAL, "K1", "TECHNICAL");
        contact(Person.COMMERCIAL, "K1", "COMMERCIAL");
        contact(Person.RESELLER, "R1", "COMMERCIAL");
        staff(Person.FINANCE, "O1", "Operator-Billing");
        staff(Person.RELEASE, "O1", "Operator-Release");
        staff(Person.STRANGER, "O2", "Operator-Billing");
        for (String payer : List.of("R1", "K1", "K2", "R2", "K9", "K20")) {
            user(PLACES.get(payer));
        }
        deputy();
        support();
        for (String table : List.of(
                "account",
                "node",
                "product",
                "run",
                "contract",
                "invoice",
                "billing_recipient",
                "contact",
                "supporter_delegation")) {
            // Numbers given by hand above; what the application adds goes on far away from them.
            run("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH 1000");
        }
        database.commit();
    }

    private void node(Place place) throws SQLException {
        List<Object> path = path(place);
        run(
                """
                INSERT INTO node (id, public_id, level, parent_id, operator_id, reseller_id, customer_id, site_id, number, name)
                OVERRIDING SYSTEM VALUE
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                with(
                        List.of(place.id(), uuid("node", place.code()), place.level(), parent(place)),
                        path,
                        "N-" + place.code(),
                        "FIRM-" + place.code() + "- AG"));
        run("""
                INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, street, postcode, town)
                VALUES (?, ?, ?, ?, ?, 'MAIN', ?, 'Quellgasse', '2502', 'Biel')
                """, with(List.of(place.id()), path, "BASE-" + place.code() + "- address"));
        run("""
                INSERT INTO contact (node_id, operator_id, reseller_id, customer_id, site_id, name)
                VALUES (?, ?, ?, ?, ?, ?)
                """, with(List.of(place.id()), path, "BASE-" + place.code() + "- contact"));
    }

    private void operator(Place place) throws SQLException {
        run("""
                INSERT INTO support (node_id, phone, email, outage_hours, office_hours)
                VALUES (?, '+41 31 555 00 00', 'support@portal.example', '24x7', 'Mo-Fr 08:00-17:00')
                """, place.id());
        run("""
                INSERT INTO issuer (node_id, code, name, street, postcode, town, vat_number, iban, qr_iban, mail_from)
                VALUES (?, ?, ?, 'Quellgasse', '2502', 'Biel', 'CHE-000.000.000 MWST', 'CH5604835012345678009',
                        'CH4431999123000889012', 'billing@portal.example')
                """, place.id(), place.id() == 1 ? "OA" : "OB", "Issuer of " + place.code());
        run("""
                INSERT INTO run (id, public_id, kind, operator_id, subject, month, invoice_date, stage, state)
                OVERRIDING SYSTEM VALUE
                VALUES (?, ?, 'monthly-invoices', ?, ?, '2026-10-01', '2026-11-01', 'DELIVERED', 'DONE')
                """, place.id(), uuid("run", place.code()), place.id(), "MONEY-" + place.code() + "- 2026-10");
        run("""
                INSERT INTO run (id, public_id, kind, operator_id, subject, stage, state) OVERRIDING SYSTEM VALUE
                VALUES (?, ?, 'import-contracts', ?, ?, 'DONE', 'DONE')
                """, place.id() + 100, uuid("import", place.code()), place.id(), "MONEY-" + place.code() + "- import");
        run(
                "INSERT INTO run_total (run_id, operator_id, source, name, value) VALUES (?, ?, 'SQL', ?, 987)",
                place.id(),
                place.id(),
                "MONEY-" + place.code() + "- total");
        run(
                "INSERT INTO print_bundle (public_id, run_id, operator_id) VALUES (?, ?, ?)",
                uuid("bundle", place.code()),
                place.id(),
                place.id());
        run("""
                INSERT INTO document_issuer (run_id, operator_id, name, street, postcode, town, country, vat_number, qr_iban)
                VALUES (?, ?, ?, 'Quellgasse', '2502', 'Biel', 'CH', 'CHE-000.000.000 MWST', 'CH4431999123000889012')
                """, place.id(), place.id(), "Issuer of " + place.code());
    }

    private void money(Place place) throws SQLException {
        List<Object> path = path(place).subList(0, 3);
        long id = place.id();
        String money = "MONEY-" + place.code() + "- ";
        run("""
                INSERT INTO contract (id, public_id, number, holder_id, payer_id, currency, language, starts_on,
                                      operator_id, reseller_id, customer_id)
                OVERRIDING SYSTEM VALUE
                VALUES (?, ?, ?, ?, ?, 'CHF', 'de', '2020-01-01', ?, ?, ?)
                """, with(List.of(id, uuid("contract", place.code()), "BASE-" + place.code() + "- V", id, id), path));
        run(
                """
                INSERT INTO invoice (id, public_id, run_id, contract_id, payer_id, month, state, number, counter, invoice_date,
                                     due_date, currency, language, net, vat, rounding, total, open_amount, reference, recipient,
                                     released_at, operator_id, reseller_id, customer_id)
                VALUES (?, ?, ?, ?, ?, '2026-09-01', 'SENT', ?, ?, '2026-10-01', '2026-10-31', 'CHF', 'de',
                        100, 8.10, 0, 108.10, 108.10, ?, CAST(? AS jsonb), now(), ?, ?, ?)
                """,
                with(
                        List.of(
                                id,
                                uuid("invoice", place.code()),
                                path.get(0),
                                id,
                                id,
                                money + "number",
                                id,
                                "210000000003139471430009017",
                                """
                                {"name": "%s recipient", "street": "Quellgasse", "postcode": "2502", "town": "Biel",
                                 "country": "CH"}""".formatted(money)),
                        path));
        run("""
                INSERT INTO invoice_line (invoice_id, position, kind, text, period_from, period_until, quantity, unit_price, net,
                                          vat_category, vat_rate, derivation, operator_id, reseller_id, customer_id)
                VALUES (?, 1, 'RECURRING', ?, '2026-09-01', '2026-10-01', 1, 100, 100, 'STANDARD', 8.1, '{}', ?, ?, ?)
                """, with(List.of(id, money + "line"), path));
        run("""
                INSERT INTO invoice_vat (invoice_id, category, rate, net, vat, operator_id, reseller_id, customer_id)
                VALUES (?, 'STANDARD', 8.1, 100, 8.10, ?, ?, ?)
                """, with(List.of(id), path));
        run("""
                INSERT INTO parked_contract (run_id, contract_id, operator_id, cause)
                SELECT operator_id, id, operator_id, 'parked.no-payer' FROM contract WHERE id = ?
                """, id);
        byte[] pdf = document(money + "document");
        run("""
                INSERT INTO document (invoice_id, hash, suffix, length, operator_id, reseller_id, customer_id)
                VALUES (?, sha256(?), ?, ?, ?, ?, ?)
                """, with(List.of(id, pdf, pdf, pdf.length), path));
        run("""
                INSERT INTO delivery (invoice_id, channel, recipient, operator_id, reseller_id, customer_id)
                VALUES (?, 'EMAIL', ?, ?, ?, ?)
                """, with(List.of(id, money + "delivery"), path));
        run("""
                INSERT INTO delivery (invoice_id, channel, bundle_id, operator_id, reseller_id, customer_id)
                VALUES (?, 'PAPER', (SELECT id FROM print_bundle WHERE operator_id = ?), ?, ?, ?)
                """, with(List.of(id, path.get(0)), path));
        run("""
                INSERT INTO billing_preference (contract_id, channel, operator_id, reseller_id, customer_id)
                VALUES (?, 'EMAIL', ?, ?, ?)
                """, with(List.of(id), path));
        run("""
                INSERT INTO billing_recipient (id, contract_id, email, confirmed_at, operator_id, reseller_id, customer_id)
                OVERRIDING SYSTEM VALUE
                VALUES (?, ?, ?, now(), ?, ?, ?)
                """, with(List.of(id, id, money.strip() + "recipient@portal.example"), path));
        run("""
                INSERT INTO billing_preference_change (contract_id, what, arguments, operator_id, reseller_id, customer_id)
                VALUES (?, 'recipient-added', ARRAY[?], ?, ?, ?)
                """, with(List.of(id, money + "change"), path));
    }

    /** The least that is a PDF; its one page's content stands in it as plain text, and so it does in a bundle. */
    private static byte[] document(String text) {
        return """
                %%PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>> /Contents 4 0 R>> endobj
                4 0 obj <</Length %d>> stream
                %% %s
                endstream endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(text.length() + 2, text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Somebody without rights who was registered here and asks for one; who sees the name has seen who is here. */
    private void user(Place place) throws SQLException {
        long account = 200 + place.id();
        run(
                "INSERT INTO account (id, public_id, email, name) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?)",
                account,
                uuid("person", place.code()),
                "NAME-" + place.code() + "-user@portal.example",
                "NAME-" + place.code() + "-user");
        run(
                "INSERT INTO access_registration (account_id, node_id, registered_by) VALUES (?, ?, ?)",
                account,
                place.id(),
                Person.RESELLER.account());
        run(
                "INSERT INTO access_request (public_id, asker, right_code, node_id, message) VALUES (?, ?, 'SLA-V2', ?, ?)",
                uuid("request", place.code()),
                account,
                place.id(),
                "BASE-" + place.code() + "-please");
        delegation(place.id(), uuid("supporter", place.code()), account, place.id(), Person.RESELLER, "SLA-V2");
    }

    /** The matrix's own supporter has said yes. */
    private void support() throws SQLException {
        delegation(
                50,
                uuid("supporter", "SUPPORTER"),
                Person.SUPPORTER.account(),
                PLACES.get("K1").id(),
                Person.COMMERCIAL,
                "SLA-V2");
        run("INSERT INTO supporter_answer (delegation_id, accepted) VALUES (50, true)");
        run("INSERT INTO access_consent (delegation_id) VALUES (50)");
    }

    private void delegation(long id, UUID publicId, long account, long node, Person by, String... rights)
            throws SQLException {
        run("""
                INSERT INTO supporter_delegation (id, public_id, account_id, node_id, invited_by, invited_at, may_use,
                                                  may_configure, zone)
                OVERRIDING SYSTEM VALUE
                VALUES (?, ?, ?, ?, ?, now(), true, false, 'Europe/Zurich')
                """, id, publicId, account, node, by.account());
        run(
                "INSERT INTO supporter_link (hash, delegation_id, ends_at) VALUES (sha256(?), ?, now() + interval '14 days')",
                publicId.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                id);
        for (String right : rights) {
            run("""
                    INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at,
                                              delegation_id)
                    VALUES (?, ?, ?, ?, 'MANUAL', now(), now() + interval '90 days', now(), ?)
                    """, right, node, account, by.account(), id);
        }
    }

    /**
     * Rights that were passed on: R1's commercial contact made somebody a deputy there, gave K1's user a right, and answered a
     * request of his. K1 sees all three, and of whom it came only that it was R1.
     */
    private void deputy() throws SQLException {
        long deputy = 300;
        run(
                "INSERT INTO account (id, email, name) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?)",
                deputy,
                "NAME-R1-deputy@portal.example",
                "NAME-R1-deputy");
        for (String right : List.of("portal-admin", "SLA-V2", "Invoicing&Billing")) {
            grant(right, "R1", deputy);
        }
        long user = 200 + PLACES.get("K1").id();
        grant("Service-Config", "K1", user);
        run("""
                WITH asked AS (
                    INSERT INTO access_request (asker, right_code, node_id) VALUES (?, 'portal-superuser', ?) RETURNING id)
                INSERT INTO access_answer (request_id, granted, answered_by) SELECT id, false, ? FROM asked
                """, user, PLACES.get("K1").id(), deputy);
    }

    private void grant(String right, String code, long grantee) throws SQLException {
        run("""
                INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, created_at)
                VALUES (?, ?, ?, ?, 'MANUAL', now(), now())
                """, right, PLACES.get(code).id(), grantee, Person.RESELLER.account());
    }

    private void contact(Person person, String code, String role) throws SQLException {
        run(
                "INSERT INTO contract_contact (contract_id, account_id, role) VALUES (?, ?, ?)",
                PLACES.get(code).id(),
                person.account(),
                role);
    }

    private void staff(Person person, String code, String right) throws SQLException {
        run(
                "INSERT INTO operator_staff (account_id, right_code, operator_id) VALUES (?, ?, ?)",
                person.account(),
                right,
                PLACES.get(code).id());
    }

    private static Object parent(Place place) {
        return place.above().isEmpty()
                ? Absent.NUMBER
                : PLACES.get(place.above().get(place.above().size() - 1)).id();
    }

    private static List<Object> path(Place place) {
        List<Object> path = new ArrayList<>();
        for (String level : List.of("OPERATOR", "RESELLER", "CUSTOMER", "SITE")) {
            path.add(PLACES.values().stream()
                    .filter(other -> other.level().equals(level))
                    .filter(other -> other.equals(place) || place.above().contains(other.code()))
                    .<Object>map(Place::id)
                    .findFirst()
                    .orElse(Absent.NUMBER));
        }
        return path;
    }

    private static Object[] with(List<?> first, List<?> path, Object... last) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(path);
        all.addAll(List.of(last));
        return all.toArray();
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] == Absent.NUMBER ? null : values[i]);
            }
            statement.execute();
        }
    }

    /** Lists hold no null. */
    private enum Absent {
        NUMBER
    }
}
