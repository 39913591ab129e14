package portico.contracts;

import static portico.contracts.CatalogueImport.CODE;
import static portico.contracts.CatalogueImport.unknown;
import static portico.intake.Column.amount;
import static portico.intake.Column.choice;
import static portico.intake.Column.code;
import static portico.intake.Column.date;
import static portico.intake.Column.text;
import static portico.intake.Column.whole;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes price versions and tariffs from files. */
@Dependent
public final class PriceImport implements MasterFiles {

    @Override
    public List<MasterFile> files() {
        return List.of(prices(), tariffs());
    }

    private static MasterFile prices() {
        return new MasterFile(
                120,
                "prices.csv",
                List.of(
                        code("charge", CODE).needed(),
                        code("service", ServiceImport.SERVICE),
                        choice("currency", "CHF", "EUR").needed(),
                        date("valid_from").needed(),
                        date("valid_until"),
                        amount("amount").needed()),
                List.of("charge", "service", "currency", "valid_from"),
                // Coalesced, because what may be absent can be compared by a hash only when it is not null.
                new Overlap(
                                "charge c JOIN price o ON o.charge_id = c.id LEFT JOIN service v ON v.id = o.service_id",
                                "c.code = s.charge AND coalesce(v.number, '') = coalesce(s.service, '') AND o.currency = s.currency",
                                "o.charge = s.charge AND coalesce(o.service, '') = coalesce(s.service, '') AND o.currency = s.currency")
                        .after(unknown("charge", "charge"), new Check("import.unknown", "service", """
                                s.service IS NOT NULL AND NOT EXISTS (
                                SELECT 1 FROM service v JOIN charge c ON c.product_id = v.product_id
                                 WHERE v.number = s.service AND c.code = s.charge)""")),
                List.of("""
                        UPDATE price o SET valid_until = s.valid_until, amount = s.amount
                          FROM stage s JOIN charge c ON c.code = s.charge LEFT JOIN service v ON v.number = s.service
                         WHERE o.charge_id = c.id AND coalesce(o.service_id, 0) = coalesce(v.id, 0)
                           AND o.currency = s.currency AND o.valid_from = s.valid_from""", """
                        INSERT INTO price (charge_id, service_id, currency, valid_from, valid_until, amount)
                        SELECT c.id, v.id, s.currency, s.valid_from, s.valid_until, s.amount
                          FROM stage s JOIN charge c ON c.code = s.charge LEFT JOIN service v ON v.number = s.service
                        ON CONFLICT DO NOTHING"""));
    }

    private static MasterFile tariffs() {
        return new MasterFile(
                130,
                "tariffs.csv",
                List.of(
                        code("charge", CODE).needed(),
                        choice("currency", "CHF", "EUR").needed(),
                        code("prefix", "[0-9]{1,15}"),
                        text("name", 100).needed(),
                        date("valid_from").needed(),
                        date("valid_until"),
                        amount("per_minute").needed(),
                        whole("first_increment", 1, 86_400).needed(),
                        whole("next_increment", 1, 86_400).needed()),
                List.of("charge", "currency", "prefix", "valid_from"),
                new Overlap(
                                "charge c JOIN tariff o ON o.charge_id = c.id",
                                "c.code = s.charge AND o.currency = s.currency AND o.prefix = coalesce(s.prefix, '')",
                                "o.charge = s.charge AND o.currency = s.currency AND coalesce(o.prefix, '') = coalesce(s.prefix, '')")
                        .after(new Check("import.unknown", "charge", """
                                NOT EXISTS (SELECT 1 FROM charge c WHERE c.code = s.charge AND c.kind = 'USAGE')""")),
                List.of("""
                        INSERT INTO tariff (charge_id, currency, prefix, name, valid_from, valid_until, per_minute,
                               first_increment, next_increment)
                        SELECT c.id, s.currency, coalesce(s.prefix, ''), s.name, s.valid_from, s.valid_until, s.per_minute,
                               s.first_increment, s.next_increment
                          FROM stage s JOIN charge c ON c.code = s.charge
                        ON CONFLICT (charge_id, currency, prefix, valid_from) DO UPDATE
                           SET name = excluded.name, valid_until = excluded.valid_until, per_minute = excluded.per_minute,
                               first_increment = excluded.first_increment, next_increment = excluded.next_increment"""));
    }
}
