package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's browser window, with cookies of its own. What the browser complains about is kept and can be asked for. */
public final class Window implements AutoCloseable {
    private final PorticoServer server;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> violations = new ArrayList<>();

    Window(Browser browser, PorticoServer server, Look look) {
        this.server = server;
        this.look = look;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setLocale("de-CH")
                .setTimezoneId("Europe/Zurich"));
        context.setDefaultTimeout(15_000);
        context.exposeBinding("porticoViolation", (source, arguments) -> {
            violations.add(source.page().url() + ": " + arguments[0]);
            return null;
        });
        context.addInitScript(
                "document.addEventListener('securitypolicyviolation', e => porticoViolation("
                        + "e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ' ' + e.sample))");
        page = context.newPage();
        page.onPageError(error -> violations.add(page.url() + ": " + error));
    }

    public Page page() {
        return page;
    }

    public Window open(String path) {
        page.navigate(server.url() + path);
        return this;
    }

    /** Through the start page, as one of the demo's people. */
    public Window signIn(String email) {
        open("/");
        page.locator("[id$=email]").fill(email);
        page.locator("[id$=password]").fill(server.passwordOf(email));
        page.locator("button[id$=sign-in]").click();
        page.waitForURL(address -> !address.contains("/start"));
        return this;
    }

    /** Keeps what is to be seen, the whole length of it, as {@code ear/target/screenshots/<name>-<look>.png}. */
    public Window picture(String name) {
        Path file =
                server.checkout().root().resolve("ear/target/screenshots").resolve(name + "-" + look.label() + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    /** No finding of axe, of whatever weight, in the page as it stands. */
    public Window mustBeAccessible() {
        List<String> findings = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            for (CheckedNode node : rule.getNodes()) {
                findings.add(rule.getId() + " (" + rule.getImpact() + ") " + node.getTarget() + ": " + rule.getHelp());
            }
        }
        assertEquals(List.of(), findings, () -> "axe on " + page.url() + " at " + look.label());
        return this;
    }

    /** Nothing that the content security policy forbids was tried in this window, and no script failed. */
    public Window mustObeyThePolicy() {
        assertEquals(List.of(), violations, "violations of the content security policy, or failed scripts");
        return this;
    }

    /** Nothing reaches out of the window sideways. */
    public Window mustFit() {
        assertEquals(
                Boolean.TRUE,
                page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                () -> page.url() + " scrolls sideways at " + look.label());
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
