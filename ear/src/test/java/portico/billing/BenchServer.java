package portico.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import portico.config.Checkout;
import portico.config.LocalPortico;
import portico.config.Ports;

/** A server with the EAR that ships and a database with nothing but what a bench writes into it; started once for all benches. */
final class BenchServer {
    static final String STARTER = "finance@testtal.example";

    private static BenchServer only;

    private final LocalPortico portico;
    private final BillingDatabase database;

    private BenchServer() {
        Checkout here = Checkout.here();
        portico = new LocalPortico(here.withData(here.root().resolve("ear/target/bench")), Ports.free());
        portico.forget();
        portico.startDatabase("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        portico.startServer(here.ear());
        database = BillingDatabase.of(portico.databaseSettings("portico"));
        Runtime.getRuntime().addShutdownHook(new Thread(portico::close));
    }

    static synchronized BenchServer started() {
        if (only == null) {
            only = new BenchServer();
        }
        return only;
    }

    BillingDatabase database() {
        return database;
    }

    long pid() {
        return portico.server().process().pid();
    }

    /**
     * A plain town and nothing else.
     *
     * @return the operator's node
     */
    long town(int many) throws SQLException {
        database.run("DROP SCHEMA IF EXISTS floor CASCADE");
        database.run("TRUNCATE portico.node, portico.product, portico.account, portico.run CASCADE");
        long operator = PlainTown.write(database, many);
        hire(operator);
        return operator;
    }

    /** Who may start runs. */
    private void hire(long operator) {
        long finance =
                database.run("INSERT INTO portico.account (email, name) VALUES (?, 'Finanzen') RETURNING id", STARTER);
        database.run(
                "INSERT INTO portico.operator_staff (account_id, right_code, operator_id) VALUES (?, 'Operator-Billing', ?)",
                finance,
                operator);
    }

    /** What the server and all processes of the database use. */
    CpuTime cpu() throws SQLException {
        try (Connection connection = database.connect()) {
            return new CpuTime(connection, pid());
        }
    }

    /** As an operator does on the command line, but without the command line's own process; returns when the month is rated. */
    void rate(String month, String invoiceDate, Runnable meanwhile) throws InterruptedException {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("start-job");
        operation
                .get("address")
                .add("deployment", "portico.ear")
                .add("subdeployment", "portico-batch.jar")
                .add("subsystem", "batch-jberet");
        operation.get("job-xml-name").set("monthly-invoices");
        Map.of("month", month, "invoiceDate", invoiceDate, "starter", STARTER)
                .forEach((name, value) -> operation.get("properties").get(name).set(value));
        try (ModelControllerClient client = ModelControllerClient.Factory.create(
                "127.0.0.1", portico.server().managementPort())) {
            ModelNode answer = client.execute(operation);
            if (!"success".equals(answer.get("outcome").asString())) {
                throw new IllegalStateException(answer.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (database.run("SELECT count(*) FROM portico.run WHERE stage = 'RATED'") == 0) {
            String failure = database.one("SELECT failure || ': ' || failure_detail FROM portico.run");
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            meanwhile.run();
            Thread.sleep(200);
        }
    }

    /** As if nothing had ever been billed. */
    void forget() {
        database.run("TRUNCATE portico.run CASCADE");
    }
}
