package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portico.matrix.TownDatabase.all;
import static portico.matrix.TownDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where rights begin (domain text, 2): contracts' contacts, active products, the operator's staff. */
class RootsIT {
    private static final List<String> TECHNICAL =
            List.of("SLA-V2@3", "Service-Config@3", "portal-admin@3", "portal-superuser@3");

    private static final String SERVICE = """
            INSERT INTO service (id, number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id)
            OVERRIDING SYSTEM VALUE VALUES (1, 'S-1', 3, %d, 4, 1, 2, 3);
            INSERT INTO service_phase (service_id, valid_from, valid_until, state) VALUES (1, %s, %s, '%s')
            """;

    private static TownDatabase town;
    private Connection owner;

    @BeforeAll
    static void build() throws SQLException {
        town = new TownDatabase("roots");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        owner = town.as("owner");
        run(owner, """
                INSERT INTO product (id, code, kind, level, right_code, name_de, name_fr, name_it, name_en)
                OVERRIDING SYSTEM VALUE VALUES
                    (2, 'PBX', 'STANDARD', 'SITE', 'Business Voice Virtual PBX', 'PBX', 'PBX', 'PBX', 'PBX'),
                    (3, 'SPECIAL', 'INDIVIDUAL', 'SITE', NULL, 'X', 'X', 'X', 'X')
                """);
    }

    /** Nothing of a test stays. */
    @AfterEach
    void forget() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void U19_the_commercial_contact_also_has_invoicing_and_that_is_the_only_difference() throws SQLException {
        assertEquals(TECHNICAL, roots(Person.TECHNICAL));
        assertEquals(
                List.of("Invoicing&Billing@3", "SLA-V2@3", "Service-Config@3", "portal-admin@3", "portal-superuser@3"),
                roots(Person.COMMERCIAL));
    }

    @Test
    void U49_an_account_without_any_right_has_none() throws SQLException {
        assertEquals(List.of(), roots(Person.NOBODY));
    }

    @Test
    void U36_an_active_product_brings_its_right_to_both_contacts_and_takes_it_along() throws SQLException {
        run(owner, SERVICE.formatted(2, "current_date - 30", "NULL", "ACTIVE"));
        assertEquals("Business Voice Virtual PBX@3", roots(Person.TECHNICAL).get(0));
        assertEquals("Business Voice Virtual PBX@3", roots(Person.COMMERCIAL).get(0));
        run(owner, "UPDATE service_phase SET valid_until = current_date - 2");
        assertEquals(TECHNICAL, roots(Person.TECHNICAL));
    }

    @Test
    void a_suspended_product_s_right_is_dormant() throws SQLException {
        run(owner, SERVICE.formatted(2, "current_date - 30", "NULL", "SUSPENDED"));
        assertEquals(TECHNICAL, roots(Person.TECHNICAL));
    }

    @Test
    void U35_monitoring_comes_with_an_individual_solution_only() throws SQLException {
        run(owner, SERVICE.formatted(3, "current_date - 30", "NULL", "ACTIVE"));
        assertEquals("Monitoring@3", roots(Person.TECHNICAL).get(0));
        run(owner, "UPDATE service SET product_id = 1");
        assertEquals(TECHNICAL, roots(Person.TECHNICAL));
    }

    @Test
    void rights_end_with_the_contract_the_contact_and_the_account() throws SQLException {
        run(owner, "UPDATE contract SET ends_on = current_date - 2 WHERE id = 3");
        assertEquals(List.of(), roots(Person.COMMERCIAL));
        run(owner, "UPDATE contract SET ends_on = NULL WHERE id = 3");
        run(owner, "UPDATE contract_contact SET valid_until = now() WHERE role = 'TECHNICAL'");
        assertEquals(List.of(), roots(Person.TECHNICAL));
        run(owner, "UPDATE account SET disabled_at = now() WHERE id = " + Person.COMMERCIAL.account());
        assertEquals(List.of(), roots(Person.COMMERCIAL));
    }

    @Test
    void the_operator_s_staff_hold_what_was_written_for_them_while_it_lasts() throws SQLException {
        assertEquals(List.of("Operator-Billing@1"), roots(Person.FINANCE));
        run(owner, "UPDATE operator_staff SET valid_until = now()");
        assertEquals(List.of(), roots(Person.FINANCE));
    }

    private List<String> roots(Person person) throws SQLException {
        return all(
                owner,
                "SELECT right_code || '@' || node_id FROM access_roots(" + person.account()
                        + ") ORDER BY right_code COLLATE \"C\"");
    }
}
