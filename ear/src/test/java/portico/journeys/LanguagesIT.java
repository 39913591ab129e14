package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** German, French, Italian, English: chosen by everybody for himself, and nothing is left without words. */
class LanguagesIT {

    @ParameterizedTest
    @CsvSource({"fr, Se connecter", "it, Accedi", "en, Sign in", "de, Anmelden"})
    void who_is_not_signed_in_reads_the_start_page_in_his_language(
            String language, String signIn, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window().open("/")) {
            choose(window.page(), language);
            assertThat(window.page().locator("h1")).hasText(signIn);
            window.mustSpeak().picture("start-" + language).mustObeyThePolicy();
        }
    }

    /** A reseller's contact, whose language no other journey relies on. */
    @Test
    void the_archive_speaks_four_languages(PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window().signIn(People.RESELLER).open("/billing/invoices")) {
            speak(window, "invoices");
        }
    }

    /** The choice goes with the person to her other devices, so German is chosen last. */
    @Test
    void a_run_speaks_four_languages(PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        try (Window window = chromium.window().signIn(People.FINANCE).open("/billing/run?id=" + invoice.run())) {
            speak(window, "run");
        }
    }

    private static void speak(Window window, String name) {
        try {
            for (String language : new String[] {"fr", "it", "en"}) {
                choose(window.page(), language);
                window.mustSpeak().picture(name + "-" + language).mustFit();
            }
        } finally {
            choose(window.page(), "de");
        }
        window.mustSpeak().mustObeyThePolicy();
    }

    private static void choose(Page page, String language) {
        page.locator(".pt-languages summary").click();
        page.locator(".pt-languages button[value=" + language + "]").click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }
}
