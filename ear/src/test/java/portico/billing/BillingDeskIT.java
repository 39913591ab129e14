package portico.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import portico.billing.batch.BillingRuns;
import portico.guard.AccountId;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.Denied;
import portico.guard.Scope;
import portico.guard.Scopes;
import portico.shared.Month;
import portico.shared.PageRequest;
import portico.shared.Refusal;
import portico.whole.ShippedEar;

/** Finance at the doors of the billing desk, in the server, with the jobs that really run (C11). */
@ExtendWith(ArquillianExtension.class)
class BillingDeskIT {
    private static final Month MONTH = Month.parse("2023-05");

    private BillingRuns runs;
    private Billing desk;
    private Scope scope;
    private AccountId starter;
    private AccountId releaser;

    @Deployment
    public static EnterpriseArchive ear() {
        return ShippedEar.with(BillingDeskIT.class);
    }

    @BeforeEach
    void an_operator_with_a_contract_and_two_people_of_finance() throws Exception {
        runs = InitialContext.doLookup("java:global/portico/portico-batch/BillingRuns");
        desk = InitialContext.doLookup("java:global/portico/portico-ejb/Billing");
        Scopes scopes = InitialContext.doLookup("java:global/portico/portico-ejb/Scopes");
        if (value("SELECT id FROM portico.node WHERE level = 'OPERATOR'") == null) {
            operatorWithAContract();
        }
        starter = person("starter@testtal.example", "Operator-Billing", "Operator-Release");
        releaser = person("releaser@testtal.example", "Operator-Release");
        UUID node = UUID.fromString(
                value("SELECT public_id FROM portico.node WHERE level = 'OPERATOR' ORDER BY id LIMIT 1"));
        scope = as(starter, () -> scopes.around(node).here());
    }

    @AfterEach
    void nothing_is_left_behind() throws Exception {
        String live = value("SELECT public_id FROM portico.run WHERE subject = '2023-05' AND state <> 'DISCARDED'");
        if (live != null) {
            as(starter, () -> {
                runs.discard(scope, UUID.fromString(live));
                return null;
            });
        }
    }

    @Test
    void a_run_is_started_previewed_and_discarded_and_each_act_is_in_the_audit() throws Exception {
        UUID run = start();
        RunView rated = await(run, view -> view.run().stage().equals("RATED") && !view.working());
        assertTrue(rated.totalsAgree(), rated.totals()::toString);
        assertTrue(rated.mine());
        assertFalse(as(releaser, () -> desk.run(scope, run)).mine());
        assertEquals(rated.run().due(), rated.run().invoiced() + rated.run().parked() + total(rated, "nothing"));
        assertTrue(rated.run().invoiced() > 0);
        assertEquals(
                run,
                as(releaser, () -> desk.runs(scope, PageRequest.first(1)))
                        .rows()
                        .get(0)
                        .id());
        assertFalse(as(releaser, () -> desk.invoices(scope, run, PageRequest.first(20)))
                .rows()
                .isEmpty());

        as(starter, () -> {
            runs.discard(scope, run);
            return null;
        });
        assertEquals("DISCARDED", view(run).run().state());
        assertEquals("0", value("SELECT count(*) FROM portico.invoice WHERE month = '2023-05-01'"));
        assertEquals("billing.run-started billing.run-discarded", value("""
                        SELECT string_agg(action, ' ' ORDER BY id) FROM portico.audit_entry
                         WHERE object = 'run:' || (SELECT id FROM portico.run WHERE public_id = '%s') AND account_id = %d""".formatted(run, starter.value())));
    }

    @Test
    void whoever_started_a_run_cannot_release_it_even_with_both_rights() throws Exception {
        UUID run = start();
        await(run, view -> view.run().stage().equals("RATED") && !view.working());
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> as(starter, () -> {
                    runs.release(scope, run);
                    return null;
                }));
        assertEquals("billing.four-eyes", refusal.key());
        assertEquals("RATED", view(run).run().stage());
    }

    @Test
    void who_may_only_release_cannot_start() {
        assertThrows(
                Denied.class,
                () -> as(releaser, () -> runs.start(scope, new RunWish(MONTH, LocalDate.of(2023, 6, 1), false))));
    }

    @Test
    void a_double_click_starts_one_run() throws Exception {
        UUID run = start();
        Refusal refusal = assertThrows(Refusal.class, this::start);
        assertEquals("run.already-live", refusal.key());
        await(run, view -> view.run().stage().equals("RATED") && !view.working());
    }

    @Test
    void a_stopped_run_is_resumed_to_the_same_end() throws Exception {
        UUID run = start();
        as(starter, () -> {
            runs.stop(scope, run);
            return null;
        });
        // It stops between two slices; one that had been faster has reached its end, and waits there.
        await(run, view -> !view.working());
        if (view(run).run().state().equals("STOPPED")) {
            as(starter, () -> {
                runs.resume(scope, run);
                return null;
            });
        }
        RunView rated = await(run, view -> view.run().stage().equals("RATED") && !view.working());
        assertEquals("LIVE", rated.run().state());
        assertTrue(rated.totalsAgree());
    }

    private UUID start() throws Exception {
        return as(starter, () -> runs.start(scope, new RunWish(MONTH, LocalDate.of(2023, 6, 1), false)));
    }

    private RunView view(UUID run) throws Exception {
        return as(starter, () -> desk.run(scope, run));
    }

    private RunView await(UUID run, Predicate<RunView> enough) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        RunView view = view(run);
        while (!enough.test(view) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            view = view(run);
        }
        assertTrue(enough.test(view), view::toString);
        return view;
    }

    private static long total(RunView view, String name) {
        return view.totals().stream()
                .filter(total -> total.name().equals(name))
                .mapToLong(total -> total.sql().longValue())
                .sum();
    }

    private static <T> T as(AccountId person, Callable<T> work) throws Exception {
        return Callers.call(Caller.signedIn(person, "billing-desk-test"), work);
    }

    private static AccountId person(String email, String... rights) throws SQLException {
        value("INSERT INTO portico.account (email, name) VALUES ('%s', 'Test') ON CONFLICT DO NOTHING RETURNING id"
                .formatted(email));
        String id = value("SELECT id FROM portico.account WHERE email = '%s'".formatted(email));
        for (String right : rights) {
            value("""
                    INSERT INTO portico.operator_staff (account_id, right_code, operator_id, valid_from)
                    SELECT %s, '%s', min(id), '2020-01-01' FROM portico.node WHERE level = 'OPERATOR'
                    ON CONFLICT DO NOTHING RETURNING account_id""".formatted(id, right));
        }
        return new AccountId(Long.parseLong(id));
    }

    private static void operatorWithAContract() throws SQLException {
        value("""
                WITH o AS (INSERT INTO portico.node (level, operator_id, number, name)
                           VALUES ('OPERATOR', 1, 'O-1', 'Testtal Telecom AG') RETURNING id),
                     i AS (INSERT INTO portico.issuer (node_id, code, name, street, postcode, town, vat_number, iban, qr_iban, mail_from)
                           SELECT id, 'TT', 'Testtal Telecom AG', 'Talweg', '3000', 'Bern', 'CHE-123.456.788 MWST',
                                  'CH0400999000104100205', 'CH5230999000020410077', 'rechnung@testtal.example' FROM o),
                     a AS (INSERT INTO portico.address (node_id, operator_id, kind, name, street, postcode, town)
                           SELECT id, id, 'MAIN', 'Testtal Telecom AG', 'Talweg', '3000', 'Bern' FROM o),
                     p AS (INSERT INTO portico.product (code, kind, level, name_de, name_fr, name_it, name_en)
                           VALUES ('LINE', 'STANDARD', 'CUSTOMER', 'Leitung', 'Ligne', 'Linea', 'Line') RETURNING id),
                     f AS (INSERT INTO portico.charge (product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)
                           SELECT id, 'FEE', 'RECURRING', 'ADVANCE', 'STANDARD', 'Abo', 'Abo', 'Abo', 'Fee' FROM p RETURNING id),
                     v AS (INSERT INTO portico.price (charge_id, currency, valid_from, amount) SELECT id, 'CHF', '2020-01-01', 50 FROM f),
                     c AS (INSERT INTO portico.contract (number, holder_id, operator_id, payer_id, currency, language, starts_on)
                           SELECT 'V-1', id, id, id, 'CHF', 'de', '2020-01-01' FROM o RETURNING id),
                     s AS (INSERT INTO portico.service (number, contract_id, product_id, node_id, operator_id)
                           SELECT 'S-1', c.id, p.id, o.id, o.id FROM c, p, o RETURNING id)
                INSERT INTO portico.service_phase (service_id, valid_from) SELECT id, '2020-01-01' FROM s RETURNING service_id""");
        value("UPDATE portico.node SET operator_id = id WHERE level = 'OPERATOR' RETURNING id");
        value("UPDATE portico.address SET operator_id = node_id RETURNING id");
    }

    /** As the database's owner, whose password the test's server has in its environment. */
    private static String value(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getenv("PORTICO_DB_URL"),
                        System.getenv("PORTICO_DB_OWNER_USER"),
                        System.getenv("PORTICO_DB_OWNER_PASSWORD"));
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
