package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The EAR that ships, deployed (C1, C2, C12). */
class DeploymentIT {

    @Test
    void the_ear_deploys_and_says_that_it_is_ready(PorticoServer server) {
        var health = server.management("/health/ready");
        assertEquals(200, health.statusCode(), health.body());
        assertTrue(health.body().contains("\"name\":\"portico\""), health.body());
        for (String part : List.of("database", "migration-level", "job-repository")) {
            assertTrue(health.body().contains("\"" + part + "\":\"UP\""), part + " in " + health.body());
        }
    }

    @Test
    void prometheus_can_read_what_the_server_measures(PorticoServer server) {
        var metrics = server.management("/metrics");
        assertEquals(200, metrics.statusCode());
        assertTrue(metrics.body().contains("datasources_pool_active_count"), "pools of the data sources");
        assertTrue(metrics.body().contains("jvm_memory"), "memory of the virtual machine");
    }

    @Test
    void nobody_learns_from_an_answer_what_server_it_is(PorticoServer server) {
        var headers = server.get("/").headers();
        assertEquals(List.of(), headers.allValues("Server"));
        assertEquals(List.of(), headers.allValues("X-Powered-By"));
    }

    @Test
    void the_ear_holds_three_modules_and_each_class_once(PorticoServer server) throws Exception {
        try (ZipFile ear = new ZipFile(server.checkout().ear().toFile())) {
            List<String> names = ear.stream().map(entry -> entry.getName()).toList();
            assertTrue(
                    names.containsAll(List.of("portico-ejb.jar", "portico-batch.jar", "portico-web.war")),
                    names::toString);
            assertEquals(
                    List.of("lib/portico-health.jar"),
                    names.stream()
                            .filter(name -> name.startsWith("lib/portico"))
                            .toList(),
                    "the health checks' own jar, neither the launcher nor a second copy of a module");
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(name -> name.startsWith("lib/postgresql"))
                            .toList(),
                    "the driver is the server's own, so that COPY can be reached");
        }
    }

    @Test
    void the_bill_of_materials_names_every_library_in_the_ear(PorticoServer server) throws Exception {
        Path target = server.checkout().ear().getParent();
        List<String> named = Pattern.compile("pkg:maven/[^/]+/([^@]+)@([^?\"]+)")
                .matcher(Files.readString(target.resolve("portico-sbom.json")))
                .results()
                .map(library -> library.group(1) + "-" + library.group(2))
                .toList();
        List<String> unnamed = librariesIn(server.checkout().ear()).stream()
                .filter(jar -> named.stream().noneMatch(jar::startsWith))
                .toList();
        assertEquals(List.of(), unnamed);
    }

    private static List<String> librariesIn(Path ear) throws IOException {
        List<String> jars = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(ear))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".war")) {
                    ZipInputStream war = new ZipInputStream(in);
                    for (ZipEntry inner = war.getNextEntry(); inner != null; inner = war.getNextEntry()) {
                        jars.add(inner.getName());
                    }
                }
                jars.add(entry.getName());
            }
        }
        return jars.stream()
                .filter(name -> name.endsWith(".jar") && name.contains("lib/") && !name.contains("lib/portico"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }
}
