package portico.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A document as a printer would see it: rendered by Poppler at 200 dots an inch, because a second reader must agree. */
final class Printed {
    static final double DOTS_PER_MM = 200 / 25.4;

    private Printed() {}

    /** All pages at the resolution that the standard's readers expect. */
    static List<BufferedImage> pages(byte[] pdf, String name) throws IOException, InterruptedException {
        return pages(pdf, name, 200);
    }

    static List<BufferedImage> pages(byte[] pdf, String name, int resolution) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "pdf"));
        Path file = Files.write(folder.resolve(name + ".pdf"), pdf);
        for (Path old : printed(folder, name)) {
            Files.delete(old);
        }
        Process process = start(file, folder.resolve(name), resolution);
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), "pdftoppm: " + said);
        assertEquals("", said, "pdftoppm complains about the file");
        List<BufferedImage> pages = new ArrayList<>();
        for (Path page : printed(folder, name)) {
            pages.add(ImageIO.read(page.toFile()));
        }
        return pages;
    }

    private static List<Path> printed(Path folder, String name) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().matches(name + "-\\d+\\.png"))
                    .sorted()
                    .toList();
        }
    }

    private static Process start(Path file, Path to, int resolution) throws IOException, InterruptedException {
        List<String> command = List.of("pdftoppm", "-r", "" + resolution, "-png", file.toString(), to.toString());
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            // The package's own installation, so that `mvn verify` needs nothing prepared on Debian.
            if (!install("apt-get", "update") || !install("apt-get", "install", "-y", "poppler-utils")) {
                throw new IOException(
                        "The test prints invoices with pdftoppm, which is not here and could not be installed. "
                                + "Please install Poppler's tools (Debian: apt-get install poppler-utils; macOS: brew install"
                                + " poppler) and run the build again.",
                        absent);
            }
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        }
    }

    private static boolean install(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notDebian) {
            return false;
        }
    }
}
