package portico.matrix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Every address that the running web application answers: its pages, and the servlets that the server says it has. */
final class Pages {
    private Pages() {}

    /** @param servlets what the running server maps to servlets */
    static Set<String> all(Path ear, Collection<String> servlets) throws IOException {
        if (servlets.isEmpty()) {
            throw new IOException("The server names no servlets.");
        }
        Set<String> addresses = new TreeSet<>(files(ear));
        addresses.addAll(servlets);
        return addresses;
    }

    /** What lies in the web archive where a browser can ask for it. */
    private static Set<String> files(Path ear) throws IOException {
        Set<String> pages = new TreeSet<>();
        try (ZipInputStream outer = new ZipInputStream(Files.newInputStream(ear))) {
            for (ZipEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
                if (entry.getName().endsWith(".war")) {
                    ZipInputStream war = new ZipInputStream(new ByteArrayInputStream(outer.readAllBytes()));
                    for (ZipEntry file = war.getNextEntry(); file != null; file = war.getNextEntry()) {
                        address(file.getName()).ifPresent(pages::add);
                    }
                }
            }
        }
        return pages;
    }

    /** /billing/invoices for billing/invoices.xhtml; tags and parts have none, and what dresses the pages has one for all. */
    private static Optional<String> address(String name) {
        if (name.endsWith("/") || name.startsWith("WEB-INF/") || name.startsWith("META-INF/")) {
            return Optional.empty();
        }
        if (name.startsWith("resources/")) {
            return Optional.of("/" + name.substring(0, name.indexOf('/', "resources/".length())) + "/*");
        }
        return Optional.of(
                "/" + (name.endsWith(".xhtml") ? name.substring(0, name.length() - ".xhtml".length()) : name));
    }
}
