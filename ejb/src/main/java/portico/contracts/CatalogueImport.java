package portico.contracts;

import static portico.intake.Column.amount;
import static portico.intake.Column.choice;
import static portico.intake.Column.code;
import static portico.intake.Column.date;
import static portico.intake.Column.text;
import static portico.intake.Column.whole;

import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes the catalogue from files: products, their charges, price versions and tariffs. */
@Dependent
public final class CatalogueImport implements MasterFiles {
    private static final String CODE = "[A-Z0-9][A-Z0-9.-]{0,39}";

    @Override
    public List<MasterFile> files() {
        return List.of(products(), charges(), prices(), tariffs());
    }

    private static MasterFile products() {
        return new MasterFile(
                70,
                "products.csv",
                named(
                        code("code", CODE).needed(),
                        choice("kind", "STANDARD", "INDIVIDUAL").needed(),
                        choice("level", "RESELLER", "CUSTOMER", "SITE").needed(),
                        text("right_code", 60)),
                List.of("code"),
                List.of(
                        // A product that brought a built-in right would hand out invoices or the operator's desk.
                        new Check("import.reserved", "right_code", """
                                s.right_code LIKE 'Operator-%' OR s.right_code IN ('portal-admin', 'portal-superuser',
                                'Invoicing&Billing', 'SLA-V2', 'Monitoring', 'Service-Config')""")),
                List.of("""
                        INSERT INTO product (code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                        SELECT code, kind, level, right_code, name_de, name_fr, name_it, name_en FROM stage
                        ON CONFLICT (code) DO UPDATE
                           SET kind = excluded.kind, level = excluded.level, right_code = excluded.right_code,
                               name_de = excluded.name_de, name_fr = excluded.name_fr, name_it = excluded.name_it,
                               name_en = excluded.name_en"""));
    }

    private static MasterFile charges() {
        return new MasterFile(
                80,
                "charges.csv",
                named(
                        code("code", CODE).needed(),
                        code("product", CODE).needed(),
                        choice("kind", "RECURRING", "ONE_OFF", "USAGE").needed(),
                        choice("timing", "ADVANCE", "ARREARS").needed(),
                        choice("vat_category", "STANDARD", "REDUCED", "SPECIAL", "ZERO", "EXPORT", "EXEMPT")
                                .needed()),
                List.of("code"),
                List.of(
                        unknown("product", "product"),
                        new Check("import.choice", "timing", "s.kind <> 'RECURRING' AND s.timing <> 'ARREARS'"),
                        new Check("import.fixed", "product", """
                                EXISTS (SELECT 1 FROM charge c JOIN product p ON p.id = c.product_id
                                         WHERE c.code = s.code AND (p.code <> s.product OR c.kind <> s.kind))""")),
                List.of("""
                        INSERT INTO charge (product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)
                        SELECT p.id, s.code, s.kind, s.timing, s.vat_category, s.name_de, s.name_fr, s.name_it, s.name_en
                          FROM stage s JOIN product p ON p.code = s.product
                        ON CONFLICT (code) DO UPDATE
                           SET timing = excluded.timing, vat_category = excluded.vat_category, name_de = excluded.name_de,
                               name_fr = excluded.name_fr, name_it = excluded.name_it, name_en = excluded.name_en"""));
    }

    private static MasterFile prices() {
        return new MasterFile(
                120,
                "prices.csv",
                List.of(
                        code("charge", CODE).needed(),
                        code("service", ContractImport.SERVICE),
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

    private static Check unknown(String column, String table) {
        return new Check(
                "import.unknown",
                column,
                "NOT EXISTS (SELECT 1 FROM %s o WHERE o.code = s.%s)".formatted(table, column));
    }

    private static List<Column> named(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        Collections.addAll(
                columns,
                text("name_de", 100).needed(),
                text("name_fr", 100).needed(),
                text("name_it", 100).needed(),
                text("name_en", 100).needed());
        return columns;
    }
}
