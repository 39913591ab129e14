package portico.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What is deployed for the matrix: the EAR that ships, or that EAR with its doors taken off, and the bench beside it. */
final class TestArchives {
    private TestArchives() {}

    /** The bench sees the very classes of the EAR, so that a scope is a scope in both. */
    static Path bench(Path directory) throws IOException {
        Path war = directory.resolve("matrix.war");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Path file : classes("portico/matrix/bench")) {
                entry(out, "WEB-INF/classes/portico/matrix/bench/" + file.getFileName(), Files.readAllBytes(file));
            }
            entry(out, "WEB-INF/jboss-deployment-structure.xml", """
                    <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
                      <deployment>
                        <dependencies>
                          <module name="deployment.portico.ear.portico-ejb.jar"/>
                          <module name="deployment.portico.ear.portico-batch.jar"/>
                        </dependencies>
                      </deployment>
                    </jboss-deployment-structure>
                    """.getBytes(StandardCharsets.UTF_8));
            entry(out, "WEB-INF/jboss-all.xml", """
                    <jboss xmlns="urn:jboss:1.0">
                      <jboss-deployment-dependencies xmlns="urn:jboss:deployment-dependencies:1.0">
                        <dependency name="portico.ear"/>
                      </jboss-deployment-dependencies>
                    </jboss>
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }

    /** The same EAR, but the interceptor at its doors only tells the database who asks, and lets everybody in. */
    static Path withoutDoors(Path ear, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path open = directory.resolve("portico.ear");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(ear));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(open))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                boolean hasDoors = entry.getName().equals("portico-ejb.jar")
                        || entry.getName().equals("portico-batch.jar");
                entry(
                        out,
                        entry.getName(),
                        hasDoors ? open(bytes, entry.getName().equals("portico-ejb.jar")) : bytes);
            }
        }
        return open;
    }

    private static byte[] open(byte[] jar, boolean takesTheClass) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        boolean replaced = false;
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals("META-INF/ejb-jar.xml")) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    replaced = text.contains("portico.guard.DoorInterceptor");
                    content = text.replace("portico.guard.DoorInterceptor", "portico.guard.OpenDoorInterceptor")
                            .getBytes(StandardCharsets.UTF_8);
                }
                entry(out, entry.getName(), content);
            }
            if (takesTheClass) {
                for (Path file : classes("portico/guard")) {
                    if (file.getFileName().toString().startsWith("OpenDoorInterceptor")) {
                        entry(out, "portico/guard/" + file.getFileName(), Files.readAllBytes(file));
                    }
                }
            }
        }
        if (!replaced) {
            throw new IllegalStateException("There was no interceptor to be replaced.");
        }
        return bytes.toByteArray();
    }

    private static List<Path> classes(String folder) throws IOException {
        Path directory = Path.of("target/test-classes").toAbsolutePath().resolve(folder);
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(found::add);
        }
        return found;
    }

    private static void entry(OutputStream archive, String name, byte[] content) throws IOException {
        ZipOutputStream out = (ZipOutputStream) archive;
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    static InputStream inside(Path ear, String name) throws IOException {
        ZipInputStream in = new ZipInputStream(Files.newInputStream(ear));
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return in;
            }
        }
        throw new IllegalStateException(name + " is not in " + ear);
    }
}
