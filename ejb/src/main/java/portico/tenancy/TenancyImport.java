package portico.tenancy;

import static portico.intake.Column.code;
import static portico.intake.Column.country;
import static portico.intake.Column.email;
import static portico.intake.Column.language;
import static portico.intake.Column.phone;
import static portico.intake.Column.text;

import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;
import portico.shared.Iban;

/** Takes the operator, resellers, customers, sites and contact persons from files. */
@Dependent
public final class TenancyImport implements MasterFiles {
    private static final String NUMBER = "[A-Z]{1,3}-[0-9]{1,12}";
    private static final String OPERATOR = "(SELECT id FROM node WHERE level = 'OPERATOR')";
    private static final Check NO_OPERATOR = new Check("import.no-operator", "number", OPERATOR + " IS NULL");
    private static final Check NO_TOWN = new Check("import.required", "town", "s.town IS NULL");

    private static final String MAIN_ADDRESS = address("MAIN", "s.name", "");
    private static final String BILLING_ADDRESS =
            address("BILLING", "coalesce(s.billing_name, s.name)", "billing_") + " WHERE s.billing_town IS NOT NULL";

    @Override
    public List<MasterFile> files() {
        return List.of(operator(), resellers(), customers(), sites(), contacts());
    }

    private static MasterFile operator() {
        return new MasterFile(
                10,
                "operator.csv",
                columns(
                        address(
                                code("number", NUMBER).needed(),
                                text("name", 100).needed(),
                                language("language").needed()),
                        code("issuer_code", "[A-Z]{2,4}").needed(),
                        code("vat_number", "CHE-[0-9]{3}\\.[0-9]{3}\\.[0-9]{3} (MWST|TVA|IVA)")
                                .needed(),
                        Column.checked("iban", TenancyImport::account),
                        Column.checked("qr_iban", TenancyImport::account),
                        email("mail_from").needed(),
                        text("website", 100),
                        phone("support_phone").needed(),
                        email("support_email").needed(),
                        text("outage_hours", 60).needed(),
                        text("office_hours", 60).needed()),
                List.of("number"),
                List.of(
                        fixed("number", "OPERATOR", "false"),
                        // One operator an installation: it is the issuer of all invoices.
                        new Check("import.fixed", "number", """
                                EXISTS (SELECT 1 FROM node n WHERE n.level = 'OPERATOR' AND n.number <> s.number)
                                OR EXISTS (SELECT 1 FROM stage e WHERE e.line < s.line)""")),
                List.of(
                        """
                        INSERT INTO node (level, operator_id, number, name, language)
                        SELECT 'OPERATOR', 0, s.number, s.name, s.language FROM stage s
                        """ + UPDATE_NODE,
                        "UPDATE node SET operator_id = id WHERE level = 'OPERATOR' AND operator_id <> id",
                        MAIN_ADDRESS + UPDATE_ADDRESS,
                        """
                        INSERT INTO issuer (node_id, code, name, street, house_number, postcode, town, country, vat_number,
                               iban, qr_iban, mail_from, website)
                        SELECT n.id, s.issuer_code, s.name, coalesce(s.street, ''), s.house_number, coalesce(s.postcode, ''),
                               s.town, s.country, s.vat_number, s.iban, s.qr_iban, s.mail_from, s.website
                          FROM stage s JOIN node n ON n.number = s.number
                        ON CONFLICT (node_id) DO UPDATE
                           SET code = excluded.code, name = excluded.name, street = excluded.street,
                               house_number = excluded.house_number, postcode = excluded.postcode, town = excluded.town,
                               country = excluded.country, vat_number = excluded.vat_number, iban = excluded.iban,
                               qr_iban = excluded.qr_iban, mail_from = excluded.mail_from, website = excluded.website""",
                        support("NULL")));
    }

    private static MasterFile resellers() {
        return new MasterFile(
                20,
                "resellers.csv",
                columns(
                        address(
                                code("number", NUMBER).needed(),
                                text("name", 100).needed(),
                                language("language").needed()),
                        phone("support_phone"),
                        email("support_email"),
                        text("outage_hours", 60),
                        text("office_hours", 60),
                        code("host", "[a-z0-9.-]{4,253}")),
                List.of("number"),
                List.of(
                        NO_OPERATOR,
                        NO_TOWN,
                        fixed("number", "RESELLER", "false"),
                        new Check("import.required", "support_phone", """
                                num_nonnulls(s.support_phone, s.support_email, s.outage_hours, s.office_hours)
                                NOT IN (0, 4) OR s.host IS NOT NULL AND s.support_phone IS NULL"""),
                        new Check("import.taken", "host", """
                                EXISTS (SELECT 1 FROM support h JOIN node n ON n.id = h.node_id
                                         WHERE h.host = s.host AND n.number <> s.number)
                                OR EXISTS (SELECT 1 FROM stage e WHERE e.host = s.host AND e.line < s.line)""")),
                List.of("""
                        INSERT INTO node (level, parent_id, operator_id, number, name, language)
                        SELECT 'RESELLER', o.id, o.id, s.number, s.name, s.language
                          FROM stage s JOIN node o ON o.level = 'OPERATOR'
                        """ + UPDATE_NODE, own("reseller_id"), MAIN_ADDRESS + UPDATE_ADDRESS, support("s.host")));
    }

    private static MasterFile customers() {
        return new MasterFile(
                30,
                "customers.csv",
                columns(
                        address(
                                code("number", NUMBER).needed(),
                                code("reseller", NUMBER),
                                text("name", 100).needed(),
                                language("language").needed()),
                        text("billing_name", 100),
                        text("billing_street", 70),
                        text("billing_house_number", 16),
                        code("billing_postcode", "[A-Z0-9 -]{3,16}"),
                        text("billing_town", 60),
                        country("billing_country")),
                List.of("number"),
                List.of(
                        NO_OPERATOR,
                        NO_TOWN,
                        new Check("import.unknown", "reseller", """
                                s.reseller IS NOT NULL AND NOT EXISTS (
                                SELECT 1 FROM node r WHERE r.number = s.reseller AND r.level = 'RESELLER')"""),
                        // Moving a node counts as granting, which no file may do.
                        fixed("reseller", "CUSTOMER", """
                                n.reseller_id IS DISTINCT FROM (SELECT r.id FROM node r WHERE r.number = s.reseller)"""),
                        new Check("import.required", "billing_town", """
                                s.billing_town IS NULL AND num_nonnulls(s.billing_name, s.billing_street,
                                s.billing_house_number, s.billing_postcode, s.billing_country) > 0""")),
                List.of(
                        """
                        INSERT INTO node (level, parent_id, operator_id, reseller_id, number, name, language)
                        SELECT 'CUSTOMER', coalesce(r.id, o.id), o.id, r.id, s.number, s.name, s.language
                          FROM stage s JOIN node o ON o.level = 'OPERATOR'
                          LEFT JOIN node r ON r.number = s.reseller
                        """ + UPDATE_NODE,
                        own("customer_id"),
                        MAIN_ADDRESS + UPDATE_ADDRESS,
                        BILLING_ADDRESS + UPDATE_ADDRESS));
    }

    private static MasterFile sites() {
        return new MasterFile(
                40,
                "sites.csv",
                columns(address(
                        code("number", NUMBER).needed(),
                        code("owner", NUMBER).needed(),
                        text("name", 100).needed(),
                        language("language").needed())),
                List.of("number"),
                List.of(
                        NO_TOWN,
                        new Check("import.unknown", "owner", """
                                NOT EXISTS (SELECT 1 FROM node o
                                WHERE o.number = s.owner AND o.level IN ('RESELLER', 'CUSTOMER'))"""),
                        fixed("owner", "SITE", "n.parent_id <> (SELECT o.id FROM node o WHERE o.number = s.owner)")),
                List.of("""
                        INSERT INTO node (level, parent_id, operator_id, reseller_id, customer_id, number, name, language)
                        SELECT 'SITE', o.id, o.operator_id, o.reseller_id, o.customer_id, s.number, s.name, s.language
                          FROM stage s JOIN node o ON o.number = s.owner
                        """ + UPDATE_NODE, own("site_id"), MAIN_ADDRESS + UPDATE_ADDRESS));
    }

    private static MasterFile contacts() {
        return new MasterFile(
                50,
                "contacts.csv",
                List.of(
                        code("node", NUMBER).needed(),
                        text("name", 100).needed(),
                        text("role", 100),
                        email("email"),
                        phone("phone")),
                List.of("node", "name"),
                List.of(new Check(
                        "import.unknown", "node", "NOT EXISTS (SELECT 1 FROM node n WHERE n.number = s.node)")),
                List.of("""
                        UPDATE contact c SET role = s.role, email = s.email, phone = s.phone, version = c.version + 1
                          FROM stage s JOIN node n ON n.number = s.node
                         WHERE c.node_id = n.id AND c.name = s.name""", """
                        INSERT INTO contact (node_id, operator_id, reseller_id, customer_id, site_id, name, role, email, phone)
                        SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, s.name, s.role, s.email, s.phone
                          FROM stage s JOIN node n ON n.number = s.node
                         WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.node_id = n.id AND c.name = s.name)"""));
    }

    private static final String UPDATE_NODE = """
            ON CONFLICT (number) DO UPDATE
               SET name = excluded.name, language = excluded.language, version = node.version + 1""";

    private static final String UPDATE_ADDRESS = """

            ON CONFLICT (node_id, kind) DO UPDATE
               SET name = excluded.name, street = excluded.street, house_number = excluded.house_number,
                   postcode = excluded.postcode, town = excluded.town, country = excluded.country,
                   version = address.version + 1""";

    /** An address without a postcode is taken as it is: it will park its invoices, with the reason, until somebody mends it. */
    private static String address(String kind, String name, String prefix) {
        return """
                INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, street, house_number,
                       postcode, town, country)
                SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, '%1$s', %2$s, s.%3$sstreet,
                       s.%3$shouse_number, coalesce(s.%3$spostcode, ''), s.%3$stown, coalesce(s.%3$scountry, 'CH')
                  FROM stage s JOIN node n ON n.number = s.number""".formatted(kind, name, prefix);
    }

    private static String support(String host) {
        return """
                INSERT INTO support (node_id, phone, email, outage_hours, office_hours, host)
                SELECT n.id, s.support_phone, s.support_email, s.outage_hours, s.office_hours, %s
                  FROM stage s JOIN node n ON n.number = s.number
                 WHERE s.support_phone IS NOT NULL
                ON CONFLICT (node_id) DO UPDATE
                   SET phone = excluded.phone, email = excluded.email, outage_hours = excluded.outage_hours,
                       office_hours = excluded.office_hours, host = excluded.host""".formatted(host);
    }

    /** Every node carries its own id in its level's column, so that a right on it is compared without walking. */
    private static String own(String column) {
        return "UPDATE node n SET %1$s = n.id FROM stage s WHERE n.number = s.number AND n.%1$s IS NULL"
                .formatted(column);
    }

    private static Check fixed(String column, String level, String changed) {
        return new Check("import.fixed", column, """
                EXISTS (SELECT 1 FROM node n WHERE n.number = s.number AND (n.level <> '%s' OR %s))""".formatted(level, changed));
    }

    private static List<Column> address(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        Collections.addAll(
                columns,
                text("street", 70),
                text("house_number", 16),
                code("postcode", "[A-Z0-9 -]{3,16}"),
                text("town", 60).needed(),
                country("country"));
        return columns;
    }

    private static List<Column> columns(List<Column> first, Column... more) {
        List<Column> columns = new ArrayList<>(first);
        Collections.addAll(columns, more);
        return columns;
    }

    private static String account(String value) {
        return Iban.isValid(value) ? null : "import.check-digit";
    }
}
