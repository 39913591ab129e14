package portico.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portico.whole.Chromium;
import portico.whole.Look;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** Customers and sites go elsewhere, in the browser: first seen, then done, and told to both sides (H10–H14). */
class MoveJourneyIT {

    /** A reseller takes a site over; then the operator takes the customer over, and the reseller knows neither any more. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void H14_a_site_goes_to_the_reseller_and_its_customer_to_the_operator(
            Look look, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        String name = "Zügelgut " + (look.ordinal() + 1) + " AG";
        try (Window reseller = chromium.window(look).signIn(People.RESELLER);
                Window operator = chromium.window(look).signIn(People.TENANCY)) {
            Page page = reseller.open("/tenancy/new-customer").page();
            page.locator("[id$=':name']").fill(name);
            page.locator("[id$=':street']").fill("Wankdorffeldstrasse");
            page.locator("[id$=':house-number']").fill("88");
            page.locator("[id$=':postcode']").fill("3014");
            page.locator("[id$=':town']").fill("Bern");
            page.locator("button[id$=':create']").click();
            assertThat(page.locator("h1")).hasText(name);
            String customer = page.url().replaceAll(".*[?&]id=([0-9a-f-]+).*", "$1");
            assertThat(page.locator(".pt-head-actions a[href*='/access/move']")).hasCount(0);
            for (String site : new String[] {"Lager", "Büro"}) {
                page.locator("[id$=':site']").fill(site);
                page.locator("button[id$=add-site]").click();
                assertThat(page.locator("#sites")).containsText(site);
            }

            page.locator("#sites a", new Page.LocatorOptions().setHasText("Lager"))
                    .click();
            assertThat(page.locator("h1")).hasText("Lager verschieben");
            reseller.mustBeAccessible().mustFit().mustSpeak();
            page.locator("#whither a", new Page.LocatorOptions().setHasText("Nordgrat Systeme GmbH"))
                    .click();
            assertThat(page.locator("#route")).containsText("Es ist noch nichts geändert.");
            reseller.mustBeAccessible().mustFit().mustSpeak();
            page.locator("[id$=reason]").fill("Wird unser eigenes Lager");
            page.locator("button[id$=':do']").click();
            assertThat(page.locator(".pt-notice").first()).containsText("Lager ist jetzt bei Nordgrat Systeme GmbH.");
            page.navigate(server.url() + "/tenancy/customer?id=" + customer);
            assertThat(page.locator("#sites")).not().containsText("Lager");

            Page desk = operator.open("/tenancy/customer?id=" + customer).page();
            desk.locator(".pt-head-actions a[href*='/access/move']").click();
            desk.locator("#text").fill("Brunnmatt");
            desk.locator("#whither button").click();
            desk.locator("#whither .pt-list a").first().click();
            Locator loses = desk.locator("#rights tr", new Page.LocatorOptions().setHasText("portal-admin"))
                    .first();
            assertThat(loses).containsText("Elin Hugentobler");
            assertThat(loses).containsText("verliert");
            operator.picture("moving-customer").mustBeAccessible().mustFit().mustSpeak();
            desk.locator("button[id$=':do']").click();
            assertThat(desk.locator(".pt-notice").first()).containsText(name);
            desk.navigate(server.url() + "/access/activity?scope=" + customer);
            assertThat(desk.locator("main")).containsText("hierher verschoben");

            for (String gone : new String[] {"/tenancy/customer?id=" + customer, "/overview?scope=" + customer}) {
                assertEquals(404, page.navigate(server.url() + gone).status(), "on the very next request: " + gone);
            }
            reseller.mustObeyThePolicy();
            operator.mustObeyThePolicy();
        }
    }
}
