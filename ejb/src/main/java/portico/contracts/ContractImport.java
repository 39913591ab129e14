package portico.contracts;

import static portico.intake.Column.choice;
import static portico.intake.Column.code;
import static portico.intake.Column.date;
import static portico.intake.Column.email;
import static portico.intake.Column.language;
import static portico.intake.Column.text;
import static portico.intake.Column.whole;
import static portico.intake.Column.zone;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes contracts with their contacts from files. */
@Dependent
public final class ContractImport implements MasterFiles {
    static final String CONTRACT = "V-[0-9]{1,12}";
    static final String NODE = "[A-Z]{1,3}-[0-9]{1,12}";

    @Override
    public List<MasterFile> files() {
        return List.of(contracts());
    }

    private static MasterFile contracts() {
        return new MasterFile(
                90,
                "contracts.csv",
                List.of(
                        code("number", CONTRACT).needed(),
                        code("holder", NODE).needed(),
                        code("payer", NODE),
                        choice("currency", "CHF", "EUR").needed(),
                        language("language").needed(),
                        zone("time_zone").needed(),
                        whole("billing_day", 1, 28).needed(),
                        choice("cash_rounding", "0.01", "0.05").needed(),
                        whole("due_days", 0, 120).needed(),
                        date("starts_on").needed(),
                        date("ends_on"),
                        text("order_reference", 60),
                        email("commercial_contact").needed(),
                        email("technical_contact")),
                List.of("number"),
                List.of(
                        new Check("import.unknown", "holder", """
                                NOT EXISTS (SELECT 1 FROM node h
                                WHERE h.number = s.holder AND h.level IN ('RESELLER', 'CUSTOMER'))"""),
                        new Check("import.unknown", "payer", """
                                s.payer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM node p WHERE p.number = s.payer)"""),
                        new Check("import.payer", "payer", """
                                s.payer IS NOT NULL AND NOT EXISTS (
                                SELECT 1 FROM node h JOIN node p ON p.number = s.payer
                                 WHERE h.number = s.holder AND (p.id = h.id OR p.id = h.reseller_id))"""),
                        unknownPerson("commercial_contact"),
                        unknownPerson("technical_contact"),
                        new Check("import.period", "ends_on", "s.ends_on < s.starts_on"),
                        new Check("import.fixed", "holder", """
                                EXISTS (SELECT 1 FROM contract c JOIN node h ON h.id = c.holder_id
                                         WHERE c.number = s.number AND h.number <> s.holder)"""),
                        new Check("import.fixed", "currency", """
                                EXISTS (SELECT 1 FROM contract c WHERE c.number = s.number AND c.currency <> s.currency)""")),
                List.of(
                        """
                        INSERT INTO contract (number, holder_id, operator_id, reseller_id, customer_id, payer_id, currency,
                               language, time_zone, billing_day, cash_rounding, due_days, starts_on, ends_on, order_reference)
                        SELECT s.number, h.id, h.operator_id, h.reseller_id, h.customer_id, p.id, s.currency, s.language,
                               s.time_zone, s.billing_day, s.cash_rounding::numeric, s.due_days, s.starts_on, s.ends_on,
                               s.order_reference
                          FROM stage s JOIN node h ON h.number = s.holder LEFT JOIN node p ON p.number = s.payer
                         ORDER BY s.line
                        ON CONFLICT (number) DO UPDATE
                           SET payer_id = excluded.payer_id, language = excluded.language, time_zone = excluded.time_zone,
                               billing_day = excluded.billing_day, cash_rounding = excluded.cash_rounding,
                               due_days = excluded.due_days, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                               order_reference = excluded.order_reference, version = contract.version + 1""",
                        // Contacts change by ending the old row: who had which rights when must stay known.
                        endContact("COMMERCIAL", "s.commercial_contact"),
                        newContact("COMMERCIAL", "s.commercial_contact"),
                        endContact("TECHNICAL", TECHNICAL),
                        newContact("TECHNICAL", TECHNICAL)));
    }

    /** There is a technical contact only where it is another person (U18). */
    private static final String TECHNICAL =
            "CASE WHEN lower(s.technical_contact) <> lower(s.commercial_contact) THEN s.technical_contact END";

    private static String endContact(String role, String person) {
        return """
                UPDATE contract_contact cc SET valid_until = clock_timestamp()
                  FROM stage s JOIN contract c ON c.number = s.number
                 WHERE cc.contract_id = c.id AND cc.role = '%s' AND cc.valid_until IS NULL
                   AND cc.account_id IS DISTINCT FROM (SELECT a.id FROM account a WHERE lower(a.email) = lower(%s))""".formatted(role, person);
    }

    private static String newContact(String role, String person) {
        return """
                INSERT INTO contract_contact (contract_id, account_id, role)
                SELECT c.id, a.id, '%s'
                  FROM stage s JOIN contract c ON c.number = s.number JOIN account a ON lower(a.email) = lower(%s)
                ON CONFLICT (contract_id, role) WHERE valid_until IS NULL DO NOTHING""".formatted(role, person);
    }

    private static Check unknownPerson(String column) {
        return new Check("import.unknown", column, """
                s.%1$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account a WHERE lower(a.email) = lower(s.%1$s))""".formatted(column));
    }
}
