package portico.tenancy;

import static portico.intake.Column.code;
import static portico.intake.Column.country;
import static portico.intake.Column.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import portico.intake.Column;
import portico.intake.MasterFile.Check;

/** What the files of all levels have in common: columns of addresses, and SQL that writes a node with its address. */
final class NodeRows {
    static final String NUMBER = "[A-Z]{1,3}-[0-9]{1,12}";

    static final Check NO_OPERATOR =
            new Check("import.no-operator", "number", "(SELECT id FROM node WHERE level = 'OPERATOR') IS NULL");

    /** Behind an INSERT INTO node. */
    static final String UPDATE_NODE = """
            ON CONFLICT (number) DO UPDATE
               SET name = excluded.name, language = excluded.language, version = node.version + 1""";

    /** Behind an INSERT INTO address. */
    static final String UPDATE_ADDRESS = """

            ON CONFLICT (node_id, kind) DO UPDATE
               SET name = excluded.name, street = excluded.street, house_number = excluded.house_number,
                   postcode = excluded.postcode, town = excluded.town, country = excluded.country,
                   version = address.version + 1""";

    static final String MAIN_ADDRESS = address("MAIN", "s.name", "") + UPDATE_ADDRESS;

    static final String BILLING_ADDRESS = address("BILLING", "coalesce(s.billing_name, s.name)", "billing_")
            + " WHERE s.billing_town IS NOT NULL" + UPDATE_ADDRESS;

    private NodeRows() {}

    /** An address without a postcode is taken as it is: it will park its invoices, with the reason, until somebody mends it. */
    private static String address(String kind, String name, String prefix) {
        return """
                INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, street, house_number,
                       postcode, town, country)
                SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, '%1$s', %2$s, s.%3$sstreet,
                       s.%3$shouse_number, coalesce(s.%3$spostcode, ''), s.%3$stown, coalesce(s.%3$scountry, 'CH')
                  FROM stage s JOIN node n ON n.number = s.number""".formatted(kind, name, prefix);
    }

    /** Every node carries its own id in its level's column, so that a right on it is compared without walking. */
    static String own(String column) {
        return "UPDATE node n SET %1$s = n.id FROM stage s WHERE n.number = s.number AND n.%1$s IS NULL"
                .formatted(column);
    }

    /** Moving a node counts as granting, which no file may do. */
    static Check fixed(String column, String level, String changed) {
        return new Check("import.fixed", column, """
                EXISTS (SELECT 1 FROM node n WHERE n.number = s.number AND (n.level <> '%s' OR %s))""".formatted(level, changed));
    }

    static List<Column> addressed(Column... first) {
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

    static List<Column> columns(List<Column> first, Column... more) {
        List<Column> columns = new ArrayList<>(first);
        Collections.addAll(columns, more);
        return columns;
    }
}
