package portico.whole;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

/** The browser of the suite, without a window. A test takes it as a parameter and opens {@link Window}s in it. */
public final class Chromium implements AutoCloseable {
    /** As root there is no sandbox; and a test must not wait for what the browser fetches for itself. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final PorticoServer server;
    private final Playwright playwright;
    private final Browser browser;

    Chromium(PorticoServer server) {
        this.server = server;
        Path executable = BrowserOnThisMachine.find();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** A window of somebody new, 1440 wide, light, German. */
    public Window window() {
        return window(Look.DESK_LIGHT);
    }

    public Window window(Look look) {
        return new Window(browser, server, look);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
