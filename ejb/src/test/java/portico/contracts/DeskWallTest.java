package portico.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static portico.contracts.DeskTown.one;
import static portico.contracts.DeskTown.text;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.guard.Right;

/** What somebody sees and can write who smuggles SQL into the portal: drafts, prices, addresses, contact persons (U6, U7, U20). */
class DeskWallTest {
    private static final String REFUSED = "42501";

    private final DeskTown town = new DeskTown();

    @Test
    void a_draft_is_its_own_authors_alone() throws SQLException {
        long draft = Long.parseLong(town.clerk(app -> text(
                app,
                "INSERT INTO contract_draft (account_id, operator_id, typed, changed_at) VALUES (?, ?, '{}', now()) RETURNING id",
                town.clerk,
                town.operator)));
        String seen = "SELECT count(*) FROM contract_draft WHERE id = ?";
        assertEquals("1", town.clerk(app -> text(app, seen, draft)));
        long colleague = DeskTown.person();
        assertEquals("0", DeskTown.as(colleague, Right.OPERATOR_TENANCY, town.operator, app -> text(app, seen, draft)));
        assertEquals(
                "0", DeskTown.as(town.clerk, Right.OPERATOR_BILLING, town.operator, app -> text(app, seen, draft)));
        assertEquals(
                REFUSED,
                refused(() -> DeskTown.as(
                        colleague,
                        Right.OPERATOR_TENANCY,
                        town.operator,
                        app -> text(
                                app,
                                "INSERT INTO contract_draft (account_id, operator_id, changed_at) VALUES (?, ?, now()) RETURNING id",
                                town.clerk,
                                town.operator))),
                "in nobody else's name");
    }

    @Test
    void U20_prices_are_seen_by_who_sees_invoices_or_concludes_contracts() throws SQLException {
        long customer = town.customer(town.reseller);
        long contract = town.contract(customer);
        town.clerk(app -> text(app, "SELECT contracts_add_service(?, ?, NULL, 1)", contract, "PBX-" + town.operator));
        long charge = one("""
                INSERT INTO charge (product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)
                SELECT id, code || '-FEE', 'RECURRING', 'ADVANCE', 'STANDARD', 'x', 'x', 'x', 'x' FROM product WHERE code = ?
                RETURNING id""", "PBX-" + town.operator);
        one(
                "INSERT INTO price (charge_id, currency, valid_from, amount) VALUES (?, 'CHF', '2020-01-01', 10) RETURNING id",
                charge);
        one("""
                INSERT INTO price (charge_id, service_id, currency, valid_from, amount)
                SELECT ?, id, 'CHF', '2020-01-01', 8 FROM service WHERE contract_id = ? RETURNING id""", charge, contract);
        long other = town.customer(town.reseller);
        assertEquals("2", prices(Right.OPERATOR_TENANCY, town.operator, charge));
        assertEquals("2", prices(Right.INVOICING, customer, charge));
        assertEquals("2", prices(Right.INVOICING, town.reseller, charge));
        assertEquals("1", prices(Right.INVOICING, other, charge), "the list's, and not another customer's own");
        for (String right : List.of(Right.PORTAL_ADMIN, Right.PORTAL_SUPERUSER, Right.SLA)) {
            assertEquals("0", prices(right, customer, charge), right);
        }
    }

    @Test
    void U6_U7_addresses_and_contact_persons_are_the_superusers_to_keep() throws SQLException {
        long customer = town.customer(town.reseller);
        long other = town.customer(town.reseller);
        String move = "UPDATE address SET town = 'Thun' WHERE node_id = ? RETURNING 1";
        assertEquals("1", as(Right.PORTAL_SUPERUSER, customer, app -> text(app, move, customer)));
        assertEquals("1", as(Right.PORTAL_SUPERUSER, town.reseller, app -> text(app, move, customer)), "H11");
        assertEquals(null, as(Right.PORTAL_SUPERUSER, customer, app -> text(app, move, other)));
        assertEquals(null, as(Right.SLA, customer, app -> text(app, move, customer)));
        String add = """
                INSERT INTO contact (node_id, operator_id, reseller_id, customer_id, name)
                SELECT ?, operator_id, reseller_id, customer_id, 'Kim' FROM node WHERE id = ? RETURNING 1""";
        assertEquals("1", as(Right.PORTAL_SUPERUSER, customer, app -> text(app, add, customer, customer)));
        assertEquals(REFUSED, refused(() -> as(Right.SLA, customer, app -> text(app, add, customer, customer))));
        assertEquals(
                REFUSED,
                refused(() -> as(Right.PORTAL_SUPERUSER, customer, app -> text(app, add, other, customer))),
                "another's person under one's own path");
        String remove = "DELETE FROM contact WHERE node_id = ? RETURNING 1";
        assertEquals(null, as(Right.PORTAL_SUPERUSER, other, app -> text(app, remove, customer)));
        assertEquals("1", as(Right.PORTAL_SUPERUSER, customer, app -> text(app, remove, customer)));
    }

    private String prices(String right, long node, long charge) throws SQLException {
        return as(right, node, app -> text(app, "SELECT count(*) FROM price WHERE charge_id = ?", charge));
    }

    private String as(String right, long node, DeskTown.Deed<String> deed) throws SQLException {
        return DeskTown.as(town.administrator, right, node, deed);
    }

    private static String refused(Work work) {
        return assertThrows(SQLException.class, work::run).getSQLState();
    }

    private interface Work {
        Object run() throws SQLException;
    }
}
