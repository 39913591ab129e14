package portico.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts jobs on a running server by {@code jboss-cli}, as an operator does from his own scripts. */
public final class Jobs {
    private final Path home;
    private final int managementPort;

    public Jobs(Path home, int managementPort) {
        this.home = home;
        this.managementPort = managementPort;
    }

    /** Returns when the job has begun; what becomes of it stands in the table {@code run}. */
    public void start(String job, Map<String, String> parameters) {
        List<String> properties = new ArrayList<>();
        new TreeMap<>(parameters).forEach((name, value) -> properties.add(name + "=\"" + value + "\""));
        cli("/deployment=portico.ear/subdeployment=portico-batch.jar/subsystem=batch-jberet:start-job(job-xml-name="
                + job + ",properties={" + String.join(",", properties) + "})");
    }

    private void cli(String operation) {
        new Command(List.of(
                        "sh",
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=127.0.0.1:" + managementPort,
                        "--command=" + operation))
                .run(home, Map.of("JAVA_HOME", System.getProperty("java.home"), "JBOSS_HOME", home.toString()));
    }
}
