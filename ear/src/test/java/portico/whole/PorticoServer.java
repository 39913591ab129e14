package portico.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import portico.config.Checkout;
import portico.config.Complaint;
import portico.config.FirstDay;
import portico.config.LocalPortico;
import portico.config.MailBox;
import portico.config.MonthVerification;
import portico.config.Ports;
import portico.config.RunBook;

/**
 * The suite's one server and database; a test takes it as a parameter. It starts what {@code mvn -Prun} starts, with the
 * EAR that ships, on free ports and an empty database.
 */
public final class PorticoServer implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Checkout checkout;
    private final LocalPortico portico;
    private boolean shipped = true;
    private FirstDay day;
    private RunBook.Entry lastMonth;
    private String control;

    PorticoServer() {
        Checkout here = Checkout.here();
        checkout = here.withData(here.root().resolve("ear/target/whole"));
        portico = new LocalPortico(checkout, Ports.free());
        portico.forget();
        // Nothing here has to outlive a power cut.
        portico.startDatabase("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        portico.startServer(checkout.ear());
        System.setProperty("portico.test.home", portico.home().toString());
        System.setProperty("portico.test.management.port", Integer.toString(managementPort()));
    }

    /** Where people reach it, without a slash at the end. */
    public String url() {
        return portico.url();
    }

    public int port() {
        return portico.server().port();
    }

    public int managementPort() {
        return portico.server().managementPort();
    }

    /** The database as its owner, whom row-level security does not bind. */
    public Connection owner() throws SQLException {
        return portico.owner().connect();
    }

    public LocalPortico local() {
        return portico;
    }

    public Checkout checkout() {
        return checkout;
    }

    /** The demo operator, imported, with last month billed, released and delivered; done once, at the first question. */
    public RunBook.Entry lastMonth() {
        if (lastMonth == null) {
            day = new FirstDay(portico, checkout, System.out::println);
            lastMonth = day.live();
            control = control();
        }
        return lastMonth;
    }

    /** What {@code portico-admin verify-run} said about last month, before anybody could change a thing. */
    public String controlOfLastMonth() {
        lastMonth();
        return control;
    }

    private String control() {
        YearMonth month = YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(1);
        try {
            return String.join(
                    "\n", new MonthVerification(portico.databaseSettings("portico")).report(month.toString()));
        } catch (Complaint differences) {
            return differences.getMessage();
        }
    }

    /** Of one of the demo's people (see {@link FirstDay}); they are there from {@link #lastMonth} on. */
    public String passwordOf(String email) {
        lastMonth();
        return day.passwordOf(email);
    }

    /** What the portal mailed. */
    public MailBox mails() {
        return portico.mails();
    }

    /** A page or file as somebody sees it who is not signed in. */
    public HttpResponse<String> get(String path) {
        return fetch(URI.create(url() + path));
    }

    /** Health and metrics. */
    public HttpResponse<String> management(String path) {
        return fetch(URI.create("http://127.0.0.1:" + managementPort() + path));
    }

    /** Starts a job as an operator does on the command line. */
    public void start(String job, Map<String, String> parameters) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("start-job");
        operation
                .get("address")
                .add("deployment", "portico.ear")
                .add("subdeployment", "portico-batch.jar")
                .add("subsystem", "batch-jberet");
        operation.get("job-xml-name").set(job);
        parameters.forEach(
                (name, value) -> operation.get("properties").get(name).set(value));
        operation(operation);
    }

    /** One operation of the server's management, as {@code jboss-cli} would send it. */
    public ModelNode operation(ModelNode operation) {
        try (ModelControllerClient client = ModelControllerClient.Factory.create("127.0.0.1", managementPort())) {
            ModelNode answer = client.execute(operation);
            if (!"success".equals(answer.get("outcome").asString())) {
                throw new IllegalStateException(operation + " failed: " + answer);
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes room for the EARs that carry a test inside: two of them cannot share one address. Arquillian deploys them over
     * JMX, a door that the shipped configuration has walled up.
     */
    void takeShippedEarAway() {
        if (shipped) {
            shipped = false;
            openJmx();
            for (String step : new String[] {"undeploy", "remove"}) {
                ModelNode operation = new ModelNode();
                operation.get("operation").set(step);
                operation.get("address").add("deployment", "portico.ear");
                operation(operation);
            }
        }
    }

    private void openJmx() {
        ModelNode connector = new ModelNode();
        connector.get("operation").set("add");
        connector.get("address").add("subsystem", "jmx").add("remoting-connector", "jmx");
        connector.get("use-management-endpoint").set(true);
        try {
            operation(connector);
        } catch (IllegalStateException refused) {
            // A former suite's server home has it already: duplicate resource.
            if (!refused.getMessage().contains("WFLYCTL0212")) {
                throw refused;
            }
        }
    }

    private static HttpResponse<String> fetch(URI address) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        portico.close();
    }
}
