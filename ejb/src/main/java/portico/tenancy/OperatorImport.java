package portico.tenancy;

import static portico.intake.Column.code;
import static portico.intake.Column.email;
import static portico.intake.Column.language;
import static portico.intake.Column.phone;
import static portico.intake.Column.text;
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
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;
import portico.shared.Iban;

/** Takes the operator, who issues the invoices, and its resellers from files. */
@Dependent
public final class OperatorImport implements MasterFiles {
    /** Check digit of a Swiss enterprise number: modulo 11 over the first eight digits with these weights. */
    private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4};

    @Override
    public List<MasterFile> files() {
        return List.of(operator(), resellers());
    }

    private static MasterFile operator() {
        return new MasterFile(
                10,
                "operator.csv",
                columns(
                        addressed(
                                code("number", NUMBER).needed(),
                                text("name", 100).needed(),
                                language("language").needed()),
                        code("issuer_code", "[A-Z]{2,4}").needed(),
                        Column.checked("vat_number", OperatorImport::vatNumber).needed(),
                        Column.checked("iban", OperatorImport::account),
                        Column.checked("qr_iban", OperatorImport::account),
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
                        MAIN_ADDRESS,
                        """
                        INSERT INTO issuer (node_id, code, name, street, house_number, postcode, town, country, vat_number,
                               iban, qr_iban, mail_from, website)
                        SELECT n.id, s.issuer_code, s.name, coalesce(s.street, ''), s.house_number, coalesce(s.postcode, ''),
                               s.town, coalesce(s.country, 'CH'), s.vat_number, s.iban, s.qr_iban, s.mail_from, s.website
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
                        addressed(
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
                        """ + UPDATE_NODE, own("reseller_id"), MAIN_ADDRESS, support("s.host")));
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

    private static String account(String value) {
        return Iban.isValid(value) ? null : "import.check-digit";
    }

    private static String vatNumber(String value) {
        if (!value.matches("CHE-[0-9]{3}\\.[0-9]{3}\\.[0-9]{3} (MWST|TVA|IVA)")) {
            return "import.form";
        }
        String digits = value.replaceAll("[^0-9]", "");
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11 == digits.charAt(8) - '0' ? null : "import.check-digit";
    }
}
