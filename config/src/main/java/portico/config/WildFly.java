package portico.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running WildFly. It is started as operators start it, by {@code bin/standalone.sh}. */
public final class WildFly {
    private final Path home;
    private final Path base;
    private final Path pidFile;
    private final int port;
    private final int managementPort;
    private Process shell;

    public WildFly(Path home, int port, int managementPort) {
        this(home, home.resolve("standalone"), home.resolve("portico.pid"), port, managementPort);
    }

    /**
     * One of several servers that share the programs of one home.
     *
     * @param base its own configuration, data and logs, a copy of the home's {@code standalone}
     */
    public WildFly(Path home, Path base, int port, int managementPort) {
        this(home, base, base.resolve("portico.pid"), port, managementPort);
    }

    private WildFly(Path home, Path base, Path pidFile, int port, int managementPort) {
        this.home = home;
        this.base = base;
        this.pidFile = pidFile;
        this.port = port;
        this.managementPort = managementPort;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public Path log() {
        return base.resolve("log/server.log");
    }

    /** The Java process itself, not the script around it. */
    public ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(read(pidFile).strip())).orElseThrow();
    }

    /** Puts the EAR where the server looks at start; {@code null} starts it empty. */
    public void start(Checkout checkout, Path ear, Map<String, String> environment) {
        deploy(ear);
        startAgain(checkout, environment);
    }

    private void deploy(Path ear) {
        try {
            Path deployments = base.resolve("deployments");
            try (var old = Files.list(deployments)) {
                for (Path path : old.filter(p -> p.getFileName().toString().startsWith("portico.ear"))
                        .toList()) {
                    Files.delete(path);
                }
            }
            if (ear != null) {
                Files.copy(ear, deployments.resolve("portico.ear"));
                Files.createFile(deployments.resolve("portico.ear.dodeploy"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what lies there, whatever the last life left: the way a service manager starts it after a crash. */
    public void startAgain(Checkout checkout, Map<String, String> environment) {
        try {
            List<String> words = new ArrayList<>(Command.ownSession());
            words.addAll(List.of(
                    "sh",
                    home.resolve("bin/standalone.sh").toString(),
                    "-Djboss.server.base.dir=" + base,
                    "-Djboss.http.port=" + port,
                    "-Djboss.management.http.port=" + managementPort));
            Path console = base.resolve("log/console.log");
            Files.createDirectories(console.getParent());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(checkout.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            builder.environment().remove("JAVA_OPTS");
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "JBOSS_HOME", home.toString(),
                            "RUN_CONF", checkout.script("portico.conf").toString(),
                            "LAUNCH_JBOSS_IN_BACKGROUND", "true",
                            "JBOSS_PIDFILE", pidFile.toString()));
            shell = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the deployment is there and every readiness check says so. */
    public void awaitReady(Duration patience) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long end = System.nanoTime() + patience.toNanos();
        String last = "nothing answered on the management port";
        while (System.nanoTime() < end) {
            if (!shell.isAlive()) {
                throw new Complaint("WildFly ended while starting; its log is " + log());
            }
            Path failed = base.resolve("deployments/portico.ear.failed");
            if (Files.exists(failed)) {
                throw new Complaint("The deployment was refused; the log is " + log() + "\n" + read(failed));
            }
            if (!deployed()) {
                // Asked before, the health check would fill the log with what everybody knows.
                last = "the deployment takes its time";
                pause();
                continue;
            }
            try {
                HttpResponse<String> answer = client.send(ready, HttpResponse.BodyHandlers.ofString());
                last = answer.body();
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                last = "nothing answered on the management port";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            pause();
        }
        throw new Complaint("WildFly is not ready after " + patience.toSeconds() + " s: " + last + "; log: " + log());
    }

    private boolean deployed() {
        Path deployments = base.resolve("deployments");
        return Files.notExists(deployments.resolve("portico.ear"))
                || Files.exists(deployments.resolve("portico.ear.deployed"));
    }

    public boolean isAlive() {
        return shell != null && shell.isAlive();
    }

    public void awaitEnd() throws InterruptedException {
        shell.waitFor();
    }

    /** Asks the server to end its requests and jobs, waits, and kills it only when it does not. */
    public void stop() {
        stop(pidFile, Duration.ofSeconds(60));
        if (shell != null) {
            try {
                shell.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends a server that an earlier, killed launcher left behind in this home. */
    public static void stopLeftBehind(Path home) {
        stop(home.resolve("portico.pid"), Duration.ofSeconds(30));
    }

    private static void stop(Path pidFile, Duration patience) {
        if (Files.notExists(pidFile)) {
            return;
        }
        String home = pidFile.getParent().toString();
        ProcessHandle.of(Long.parseLong(read(pidFile).strip()))
                // The number may long belong to somebody else.
                .filter(server -> server.info().commandLine().orElse("").contains(home))
                .ifPresent(server -> {
                    server.destroy();
                    try {
                        server.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ExecutionException | TimeoutException e) {
                        server.destroyForcibly();
                    }
                });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
