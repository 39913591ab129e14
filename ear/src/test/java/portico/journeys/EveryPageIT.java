package portico.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portico.whole.Chromium;
import portico.whole.Look;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** Every page on the desk and on the phone, light and dark: for everybody (axe), within the policy, within the window (C10). */
class EveryPageIT {

    /** U46, U47, U48; U4: the page behind the mailed link. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void pages_for_who_is_not_signed_in(Look look, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window(look)) {
            tour(
                    look,
                    window,
                    Stop.at("start", "/"),
                    Stop.at("wrong-password", "/").doing(stranger -> {
                        String nobody = "niemand." + look.name().toLowerCase(Locale.ROOT) + "@aarebogen.example";
                        stranger.page().locator("[id$=email]").fill(nobody);
                        stranger.page().locator("[id$=password]").fill("falsch geraten");
                        press(stranger, "sign-in");
                        stranger.page().locator(".pt-problems").waitFor();
                        stranger.page().locator("a[href^='tel:']").first().waitFor();
                    }),
                    Stop.at("help", "/help"),
                    Stop.at("password-too-late", "/accounts/password?token=abc"),
                    Stop.at("invitation-too-late", "/supporters/invitation?token=abc"),
                    Stop.at("supporter-guide", "/supporters/guide"),
                    Stop.at("forgotten", "/accounts/forgotten"),
                    Stop.at("confirm", "/billing/confirm?token=abc"),
                    Stop.at("link-used", "/billing/confirm?token=abc").doing(late -> {
                        press(late, "confirm");
                        late.page().locator(".pt-problems").waitFor();
                    }));
        }
    }

    /** U2, U3, U29, U30, B4, U48. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void pages_of_a_customer(Look look, PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        try (Window window = chromium.window(look).signIn(People.COMMERCIAL_CONTACT)) {
            tour(
                    look,
                    window,
                    Stop.at("overview", "/overview"),
                    Stop.at("invoices", "/billing/invoices"),
                    Stop.at("invoices-none", "/billing/invoices?number=404404"),
                    Stop.at("invoice", "/billing/invoice?id=" + invoice.id()),
                    Stop.at("invoice-explained", "/billing/invoice?id=" + invoice.id() + "&explain=1"),
                    Stop.at("preferences", "/billing/preferences"),
                    Stop.at("preference", "/billing/preference?contract=" + invoice.contract()),
                    Stop.at("error-summary", "/billing/preference?contract=" + invoice.contract())
                            .doing(careless -> {
                                press(careless, "add");
                                careless.page().locator(".pt-problems").waitFor();
                            }),
                    Stop.at("users", "/access/users"),
                    Stop.at("users-reviewed", "/access/users").doing(careful -> {
                        careful.page()
                                .locator("input[value$=' Invoicing&Billing']:not(:checked)")
                                .first()
                                .check();
                        press(careful, "review");
                        careful.page().locator(".pt-difference .pt-rows").waitFor();
                    }),
                    Stop.at("user", "/access/users")
                            .doing(curious -> curious.page()
                                    .locator("a[href*='/access/user?']:visible")
                                    .first()
                                    .click()),
                    Stop.at("register", "/access/register"),
                    Stop.at("register-automatic", "/access/register")
                            .doing(generous ->
                                    generous.page().locator("input[value=AUTO]").check()),
                    Stop.at("requests", "/access/requests"),
                    Stop.at("activity", "/access/activity"),
                    Stop.at("activity-none", "/access/activity?to=2001-01-01"),
                    Stop.at("sight", "/access/sight"),
                    Stop.at("my-rights", "/access/my-rights"),
                    Stop.at("ask", "/access/ask?right=Monitoring"),
                    Stop.at("supporters", "/supporters/supporters"),
                    Stop.at("supporter-invite", "/supporters/invite"),
                    Stop.at("supporter-invite-refused", "/supporters/invite").doing(hasty -> {
                        press(hasty, ":do");
                        hasty.page().locator(".pt-problems").waitFor();
                    }),
                    Stop.at("levels", "/levels"),
                    Stop.at("levels-none", "/levels?text=nirgends"),
                    Stop.at("profile", "/accounts/profile"),
                    Stop.at("change-password", "/accounts/change-password"),
                    Stop.at("visits", "/accounts/visits"),
                    Stop.at("passkeys", "/accounts/passkeys"),
                    Stop.at("second-factor", "/accounts/second-factor"),
                    Stop.at("help-inside", "/help"),
                    Stop.at("denied", "/billing/runs"),
                    Stop.at("not-found", "/billing/nowhere"));
        }
    }

    /** C11, B5. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void pages_of_finance(Look look, PorticoServer server, Chromium chromium) {
        Archived invoice = Archived.lastMonth(server);
        try (Window window = chromium.window(look).signIn(People.FINANCE)) {
            tour(
                    look,
                    window,
                    Stop.at("overview-operator", "/overview"),
                    Stop.at("runs", "/billing/runs"),
                    Stop.at("run-refused", "/billing/runs").doing(hasty -> {
                        hasty.page().locator("[id$=billed-month]").fill("2026-13");
                        press(hasty, "start");
                        hasty.page().locator(".pt-problems").waitFor();
                    }),
                    Stop.at("run", "/billing/run?id=" + invoice.run()),
                    Stop.at("run-invoices", "/billing/run-invoices?run=" + invoice.run()),
                    Stop.at("parked", "/billing/parked?run=" + invoice.run()),
                    Stop.at("all-invoices", "/billing/invoices"),
                    Stop.at("bundles", "/delivery/bundles"),
                    Stop.at("levels-operator", "/levels"));
        }
    }

    /** U14, U17, U18, U38, U39, H2, H11. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void pages_of_who_concludes_contracts(Look look, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window(look).signIn(People.TENANCY)) {
            tour(
                    look,
                    window,
                    Stop.at("customers-operator", "/tenancy/customers"),
                    Stop.at("customer-operator", "/tenancy/customers?text=K-10001")
                            .doing(EveryPageIT::first),
                    Stop.at("contracts-operator", "/contracts/contracts"),
                    Stop.at("contract-operator", "/contracts/contracts?number=" + People.CONTRACT)
                            .doing(EveryPageIT::first),
                    Stop.at("replace-contact", "/contracts/contracts?number=" + People.CONTRACT)
                            .doing(clerk -> {
                                first(clerk);
                                clerk.page().locator("#contacts a").first().click();
                            }),
                    Stop.at("conclusions", "/contracts/conclusions"),
                    Stop.at("conclude-customer", "/contracts/conclusions").doing(clerk -> press(clerk, "begin")),
                    Stop.at("conclude-customer-refused", "/contracts/conclusions")
                            .doing(clerk -> {
                                press(clerk, "begin");
                                press(clerk, "next");
                                clerk.page().locator(".pt-problems").waitFor();
                            }));
        }
    }

    /** H2, H11, U6, U7, U28. */
    @ParameterizedTest
    @EnumSource(Look.class)
    void pages_of_a_reseller(Look look, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window(look).signIn(People.RESELLER)) {
            tour(
                    look,
                    window,
                    Stop.at("customers", "/tenancy/customers"),
                    Stop.at("customers-none", "/tenancy/customers?text=nirgends"),
                    Stop.at("customer", "/tenancy/customers").doing(EveryPageIT::first),
                    Stop.at("ending", "/tenancy/customers").doing(keeper -> {
                        first(keeper);
                        keeper.page()
                                .locator("a[href*='/contracts/ending']")
                                .first()
                                .click();
                    }),
                    Stop.at("new-customer", "/tenancy/new-customer").doing(keeper -> {
                        press(keeper, "create");
                        keeper.page().locator(".pt-problems").waitFor();
                    }),
                    Stop.at("company", "/tenancy/company"),
                    Stop.at("contracts", "/contracts/contracts"),
                    Stop.at("contract", "/contracts/contracts").doing(EveryPageIT::first));
        }
    }

    private static void first(Window window) {
        window.page().locator("tbody a").first().click();
        window.page().locator("h1").waitFor();
    }

    /** Visits all of them before it complains of any. */
    private static void tour(Look look, Window window, Stop... stops) {
        assertAll(List.of(stops).stream().map(stop -> () -> stop.visit(window, look == Look.PHONE_LIGHT)));
        window.mustObeyThePolicy();
    }

    private static void press(Window window, String id) {
        window.page().locator("button[id$='" + id + "']").click();
    }
}
