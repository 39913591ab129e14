package portico.contracts;

import static portico.intake.Column.choice;
import static portico.intake.Column.code;
import static portico.intake.Column.text;

import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes products and their charges from files. */
@Dependent
public final class CatalogueImport implements MasterFiles {
    static final String CODE = "[A-Z0-9][A-Z0-9.-]{0,39}";

    @Override
    public List<MasterFile> files() {
        return List.of(products(), charges());
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

    static Check unknown(String column, String table) {
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
