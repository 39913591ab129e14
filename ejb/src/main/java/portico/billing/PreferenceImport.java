package portico.billing;

import static portico.intake.Column.choice;
import static portico.intake.Column.code;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.stream.Stream;
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;
import portico.shared.Refusal;

/**
 * Takes from a file how each contract's invoices leave. Its addresses count as confirmed: they were written down when the
 * contract was concluded.
 */
@Dependent
public final class PreferenceImport implements MasterFiles {
    private static final String WANTED = """
            (SELECT c.id AS contract_id, c.operator_id, p.reseller_id, p.customer_id, r.email
               FROM stage s JOIN contract c ON c.number = s.contract JOIN node p ON p.id = coalesce(c.payer_id, c.holder_id)
              CROSS JOIN LATERAL unnest(string_to_array(s.recipients, ' ')) AS r (email))""";

    @Override
    public List<MasterFile> files() {
        return List.of(
                new MasterFile(
                        140,
                        "deliveries.csv",
                        List.of(
                                code("contract", "V-[0-9]{1,12}").needed(),
                                choice("channel", "EMAIL", "PAPER").needed(),
                                Column.checked("recipients", PreferenceImport::addresses)),
                        List.of("contract"),
                        List.of(
                                new Check("import.unknown", "contract", """
                                NOT EXISTS (SELECT 1 FROM contract c WHERE c.number = s.contract)"""),
                                new Check(
                                        "import.recipient",
                                        "recipients",
                                        "s.channel = 'EMAIL' AND s.recipients IS NULL")),
                        List.of(
                                """
                        INSERT INTO billing_preference (contract_id, operator_id, reseller_id, customer_id, channel)
                        SELECT c.id, c.operator_id, p.reseller_id, p.customer_id, s.channel
                          FROM stage s JOIN contract c ON c.number = s.contract
                          JOIN node p ON p.id = coalesce(c.payer_id, c.holder_id)
                        ON CONFLICT (contract_id) DO UPDATE
                           SET channel = excluded.channel, reseller_id = excluded.reseller_id,
                               customer_id = excluded.customer_id, changed_at = clock_timestamp(), changed_by = NULL,
                               version = billing_preference.version + 1""",
                                """
                        UPDATE billing_recipient b SET removed_at = clock_timestamp()
                          FROM stage s JOIN contract c ON c.number = s.contract
                         WHERE b.contract_id = c.id AND b.removed_at IS NULL
                           AND lower(b.email) <> ALL (string_to_array(lower(coalesce(s.recipients, '')), ' '))""",
                                "INSERT INTO billing_recipient (contract_id, operator_id, reseller_id, customer_id, email, confirmed_at)\n"
                                        + "SELECT w.contract_id, w.operator_id, w.reseller_id, w.customer_id, w.email, clock_timestamp()\n"
                                        + "  FROM " + WANTED + " w\n"
                                        + "ON CONFLICT (contract_id, lower(email)) WHERE removed_at IS NULL DO UPDATE\n"
                                        + "   SET confirmed_at = coalesce(billing_recipient.confirmed_at, excluded.confirmed_at)")));
    }

    /** Separated by one blank each. */
    private static String addresses(String value) {
        try {
            Stream.of(value.split(" ", -1)).forEach(EmailAddress::parse);
            return null;
        } catch (Refusal notMailable) {
            return "import.form";
        }
    }
}
