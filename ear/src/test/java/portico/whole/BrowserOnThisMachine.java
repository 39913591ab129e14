package portico.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where Chromium is, and where there is none, how it comes there. The tests never go on without. */
final class BrowserOnThisMachine {
    private static final List<String> NAMES =
            List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome");

    private BrowserOnThisMachine() {}

    static Path find() {
        String named = System.getenv("CHROME");
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException("CHROME names no program that can be run: " + named);
            }
            return path;
        }
        return installed()
                .or(BrowserOnThisMachine::downloaded)
                .or(BrowserOnThisMachine::packaged)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chrome or Chromium, and none could be installed here. Install one"
                                + " (Debian: apt-get install chromium) or name its program in the variable CHROME."));
    }

    private static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(name -> List.of(
                                System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                        .stream()
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> Optional.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
                        .filter(Files::isExecutable));
    }

    /** Playwright's own, where its store can be reached. */
    private static Optional<Path> downloaded() {
        List<String> install = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium");
        if (!succeeds(install, Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", ""))) {
            return Optional.empty();
        }
        try (var playwright = com.microsoft.playwright.Playwright.create()) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    /** Debian's package, where we may install it. */
    private static Optional<Path> packaged() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        return succeeds(List.of("apt-get", "update"), quiet)
                        && succeeds(List.of("apt-get", "install", "-y", "chromium"), quiet)
                ? installed()
                : Optional.empty();
    }

    private static boolean succeeds(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(environment);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
