package portico.tenancy;

import static portico.intake.Column.code;
import static portico.intake.Column.country;
import static portico.intake.Column.email;
import static portico.intake.Column.language;
import static portico.intake.Column.phone;
import static portico.intake.Column.text;
import static portico.tenancy.NodeRows.BILLING_ADDRESS;
import static portico.tenancy.NodeRows.MAIN_ADDRESS;
import static portico.tenancy.NodeRows.NO_OPERATOR;
import static portico.tenancy.NodeRows.NUMBER;
import static portico.tenancy.NodeRows.UPDATE_NODE;
import static portico.tenancy.NodeRows.addressed;
import static portico.tenancy.NodeRows.columns;
import static portico.tenancy.NodeRows.fixed;
import static portico.tenancy.NodeRows.own;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes customers, sites and contact persons from files. */
@Dependent
public final class CustomerImport implements MasterFiles {

    @Override
    public List<MasterFile> files() {
        return List.of(customers(), sites(), contacts());
    }

    private static MasterFile customers() {
        return new MasterFile(
                30,
                "customers.csv",
                columns(
                        addressed(
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
                        new Check("import.unknown", "reseller", """
                                s.reseller IS NOT NULL AND NOT EXISTS (
                                SELECT 1 FROM node r WHERE r.number = s.reseller AND r.level = 'RESELLER')"""),
                        fixed("reseller", "CUSTOMER", """
                                n.reseller_id IS DISTINCT FROM (SELECT r.id FROM node r WHERE r.number = s.reseller)"""),
                        new Check("import.required", "billing_town", """
                                s.billing_town IS NULL AND num_nonnulls(s.billing_name, s.billing_street,
                                s.billing_house_number, s.billing_postcode, s.billing_country) > 0""")),
                List.of("""
                        INSERT INTO node (level, parent_id, operator_id, reseller_id, number, name, language)
                        SELECT 'CUSTOMER', coalesce(r.id, o.id), o.id, r.id, s.number, s.name, s.language
                          FROM stage s JOIN node o ON o.level = 'OPERATOR'
                          LEFT JOIN node r ON r.number = s.reseller
                        """ + UPDATE_NODE, own("customer_id"), MAIN_ADDRESS, BILLING_ADDRESS));
    }

    private static MasterFile sites() {
        return new MasterFile(
                40,
                "sites.csv",
                columns(addressed(
                        code("number", NUMBER).needed(),
                        code("owner", NUMBER).needed(),
                        text("name", 100).needed(),
                        language("language").needed())),
                List.of("number"),
                List.of(
                        new Check("import.unknown", "owner", """
                                NOT EXISTS (SELECT 1 FROM node o
                                WHERE o.number = s.owner AND o.level IN ('RESELLER', 'CUSTOMER'))"""),
                        fixed("owner", "SITE", "n.parent_id <> (SELECT o.id FROM node o WHERE o.number = s.owner)")),
                List.of("""
                        INSERT INTO node (level, parent_id, operator_id, reseller_id, customer_id, number, name, language)
                        SELECT 'SITE', o.id, o.operator_id, o.reseller_id, o.customer_id, s.number, s.name, s.language
                          FROM stage s JOIN node o ON o.number = s.owner
                        """ + UPDATE_NODE, own("site_id"), MAIN_ADDRESS));
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
}
