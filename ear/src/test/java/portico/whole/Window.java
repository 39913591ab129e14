package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One person's browser window, with cookies of its own. What the browser complains about is kept and can be asked for. */
public final class Window implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("\\[[a-z][\\w-]*(\\.[\\w-]+)+]");

    /** Of the whole page first: where that fits, a part may scroll in itself. */
    private static final String WHAT_REACHES_OUT = """
            () => {
              const width = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= width ? '' : width + ': '
                + [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
                    .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 60)).join(' | ');
            }""";

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
        page.onConsoleMessage(this::keepErrors);
    }

    // That a page answers 404 is an error to the console too; where a test goes there, it is what it wants.
    private void keepErrors(ConsoleMessage message) {
        if (message.type().equals("error") && !message.location().startsWith(page.url())) {
            violations.add(page.url() + ": " + message.text() + " at " + message.location());
        }
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
        assertEquals("", page.evaluate(WHAT_REACHES_OUT), () -> page.url() + " scrolls sideways at " + look.label());
        return this;
    }

    /** Every word was found in the bundles; a missing one would stand in brackets as its key. */
    public Window mustSpeak() {
        String text = page.locator("html").innerText() + page.title();
        List<String> missing =
                KEY.matcher(text).results().map(MatchResult::group).toList();
        assertEquals(List.of(), missing, () -> "words without a sentence on " + page.url());
        return this;
    }

    /** As on a small telephone. */
    public Window narrow(int width) {
        page.setViewportSize(width, look.height);
        return this;
    }

    public Window asItWas() {
        return narrow(look.width);
    }

    @Override
    public void close() {
        context.close();
    }
}
