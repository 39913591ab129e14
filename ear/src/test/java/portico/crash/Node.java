package portico.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import portico.config.Checkout;
import portico.config.Ports;
import portico.config.WildFly;

/** One of the servers on the common database, with a name, a directory and ports of its own, and what can befall it. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name;
    private final Checkout checkout;
    private final WildFly server;
    private final Map<String, String> environment;
    private boolean started;
    private boolean frozen;

    Node(String name, Checkout checkout, Path home, Map<String, String> environment) {
        this.name = name;
        this.checkout = checkout;
        Path base = checkout.data().resolve(name);
        copyConfiguration(home.resolve("standalone"), base);
        server = new WildFly(home, base, Ports.free(), Ports.free());
        this.environment = new HashMap<>(environment);
        this.environment.put("PORTICO_NODE", name);
        this.environment.put("PORTICO_PUBLIC_URL", "http://portico.example");
        this.environment.put("PORTICO_JAVA_OPTS", "-Xmx768m");
    }

    String name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Begins to start; the first time with the EAR that ships, afterwards with whatever the last life left. */
    Node start() {
        if (started) {
            server.startAgain(checkout, environment);
        } else {
            server.start(checkout, checkout.ear(), environment);
            started = true;
        }
        return this;
    }

    /** Begins to start with an EAR of the test's choice, which stays there for the next start. */
    Node startWith(Path ear) {
        server.start(checkout, ear, environment);
        started = true;
        return this;
    }

    Node awaitReady() {
        server.awaitReady(PATIENCE);
        return this;
    }

    boolean isUp() {
        return started && !frozen && server.isAlive();
    }

    /** SIGKILL: nothing is said to anybody. */
    void kill() {
        ProcessHandle process = server.process();
        process.destroyForcibly();
        process.onExit().join();
        awaitScript();
    }

    /** SIGTERM: it shuts down as when an operator stops the service. */
    void terminate() {
        ProcessHandle process = server.process();
        process.destroy();
        process.onExit().join();
        awaitScript();
    }

    /** SIGSTOP: it holds all it has, and neither works nor dies. */
    void freeze() {
        signal("STOP");
        frozen = true;
    }

    void thaw() {
        signal("CONT");
        frozen = false;
    }

    void settle() {
        if (frozen) {
            thaw();
        }
        if (started && !server.isAlive()) {
            start().awaitReady();
        }
    }

    /** Begins a job as the command line does. */
    void startJob(String job, Map<String, String> parameters) {
        ModelNode operation = operation("start-job");
        operation.get("job-xml-name").set(job);
        parameters.forEach((key, value) -> operation.get("properties").get(key).set(value));
        execute(operation);
    }

    /** As if the night of the month's second day had come. */
    void fireMonthlyTimer() {
        ModelNode timers = new ModelNode();
        timers.get("operation").set("read-children-names");
        timers.get("child-type").set("timer");
        ModelNode address = timers.get("address");
        address.add("deployment", "portico.ear");
        address.add("subdeployment", "portico-batch.jar");
        address.add("subsystem", "ejb3");
        address.add("singleton-bean", "MonthlyTimer");
        address.add("service", "timer-service");
        for (ModelNode timer : execute(timers).asList()) {
            ModelNode trigger = new ModelNode();
            trigger.get("operation").set("trigger");
            trigger.get("address").set(address.clone().add("timer", timer.asString()));
            execute(trigger);
        }
    }

    /** How often its log has these words. */
    int said(String words) {
        try {
            return Files.readString(server.log()).split(Pattern.quote(words), -1).length - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the application away and puts it there again, while the server stays. */
    void redeploy() {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("redeploy");
        operation.get("address").add("deployment", "portico.ear");
        execute(operation, 120);
    }

    /** An operation on the batch runtime of the deployed application. */
    ModelNode operation(String called) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(called);
        operation.get("address").add("deployment", "portico.ear");
        operation.get("address").add("subdeployment", "portico-batch.jar");
        operation.get("address").add("subsystem", "batch-jberet");
        return operation;
    }

    /** @throws Refused where the server says no, or says nothing because it died or froze */
    ModelNode execute(ModelNode operation) {
        return execute(operation, 20);
    }

    private ModelNode execute(ModelNode operation, int seconds) {
        try (ModelControllerClient client =
                ModelControllerClient.Factory.create("127.0.0.1", server.managementPort())) {
            ModelNode answer = client.executeAsync(operation).get(seconds, TimeUnit.SECONDS);
            if (!"success".equals(answer.get("outcome").asString())) {
                throw new Refused(answer.get("failure-description").asString());
            }
            return answer.get("result");
        } catch (Refused no) {
            throw no;
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            // The client wraps a refused connection in whatever it likes.
            throw new Refused(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server's own words for it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private void signal(String which) {
        try {
            new ProcessBuilder(
                            "kill", "-" + which, Long.toString(server.process().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitScript() {
        try {
            server.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (frozen) {
            thaw();
        }
        server.stop();
    }

    private static void copyConfiguration(Path from, Path to) {
        WildFly.stopLeftBehind(to);
        try {
            for (String directory : new String[] {"configuration", "deployments", "lib"}) {
                Files.createDirectories(to.resolve(directory));
            }
            try (var files = Files.list(from.resolve("configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(
                            file,
                            to.resolve("configuration").resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
