package portico.contracts;

import static portico.contracts.ContractImport.CONTRACT;
import static portico.contracts.ContractImport.NODE;
import static portico.intake.Column.choice;
import static portico.intake.Column.code;
import static portico.intake.Column.date;
import static portico.intake.Column.whole;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import portico.intake.Column;
import portico.intake.MasterFile;
import portico.intake.MasterFile.Check;
import portico.intake.MasterFiles;

/** Takes services, and when how many of each are active, from files. */
@Dependent
public final class ServiceImport implements MasterFiles {
    static final String SERVICE = "S-[0-9]{1,12}";

    @Override
    public List<MasterFile> files() {
        return List.of(services(), phases());
    }

    private static MasterFile services() {
        return new MasterFile(
                100,
                "services.csv",
                List.of(
                        code("number", SERVICE).needed(),
                        code("contract", CONTRACT).needed(),
                        code("product", "[A-Z0-9][A-Z0-9.-]{0,39}").needed(),
                        code("node", NODE).needed(),
                        Column.label("label")),
                List.of("number"),
                List.of(
                        new Check("import.unknown", "contract", """
                                NOT EXISTS (SELECT 1 FROM contract c WHERE c.number = s.contract)"""),
                        new Check("import.unknown", "product", """
                                NOT EXISTS (SELECT 1 FROM product p WHERE p.code = s.product)"""),
                        new Check("import.unknown", "node", """
                                NOT EXISTS (SELECT 1 FROM node n WHERE n.number = s.node)"""),
                        new Check("import.place", "node", """
                                NOT EXISTS (SELECT 1 FROM contract c JOIN node n ON n.number = s.node
                                 WHERE c.number = s.contract AND c.holder_id IN (n.id, n.customer_id, n.reseller_id))"""),
                        // What customers configure at their own level, resellers do at theirs (H27).
                        new Check("import.level", "product", """
                                NOT EXISTS (SELECT 1 FROM product p JOIN node n ON n.number = s.node
                                 WHERE p.code = s.product
                                   AND (p.level = n.level OR p.level = 'CUSTOMER' AND n.level = 'RESELLER'))"""),
                        new Check("import.fixed", "contract", """
                                EXISTS (SELECT 1 FROM service v JOIN contract c ON c.id = v.contract_id
                                          JOIN product p ON p.id = v.product_id JOIN node n ON n.id = v.node_id
                                         WHERE v.number = s.number AND (c.number, p.code, n.number)
                                               <> (s.contract, s.product, s.node))""")),
                List.of("""
                        INSERT INTO service (number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id,
                               site_id, label)
                        SELECT s.number, c.id, p.id, n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, s.label
                          FROM stage s JOIN contract c ON c.number = s.contract JOIN product p ON p.code = s.product
                          JOIN node n ON n.number = s.node
                         ORDER BY s.line
                        ON CONFLICT (number) DO UPDATE SET label = excluded.label"""));
    }

    private static MasterFile phases() {
        return new MasterFile(
                110,
                "phases.csv",
                List.of(
                        code("service", SERVICE).needed(),
                        date("valid_from").needed(),
                        date("valid_until"),
                        whole("quantity", 1, 1_000_000).needed(),
                        choice("state", "ACTIVE", "SUSPENDED").needed()),
                List.of("service", "valid_from"),
                new Overlap(
                                "service v JOIN service_phase o ON o.service_id = v.id",
                                "v.number = s.service",
                                "o.service = s.service")
                        .after(new Check("import.unknown", "service", """
                                NOT EXISTS (SELECT 1 FROM service v WHERE v.number = s.service)""")),
                List.of("""
                        INSERT INTO service_phase (service_id, valid_from, valid_until, quantity, state)
                        SELECT v.id, s.valid_from, s.valid_until, s.quantity, s.state
                          FROM stage s JOIN service v ON v.number = s.service
                        ON CONFLICT (service_id, valid_from) DO UPDATE
                           SET valid_until = excluded.valid_until, quantity = excluded.quantity, state = excluded.state"""));
    }
}
