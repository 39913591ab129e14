package portico.whole;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first thing that anybody sees: sign-in (U46) and whom to call (U47), in a common browser (C10, H7, H8). */
class StartPageIT {

    @ParameterizedTest
    @EnumSource(Look.class)
    void who_comes_sees_where_to_sign_in_and_whom_to_call(Look look, PorticoServer server, Chromium chromium) {
        server.lastMonth();
        try (Window window = chromium.window(look)) {
            window.open("/").mustFit().mustBeAccessible().picture("start").mustObeyThePolicy();
            assertTrue(window.page().locator("a[href^='tel:']").first().isVisible(), "support's telephone");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void who_signs_in_is_inside(Look look, Chromium chromium) {
        try (Window window = chromium.window(look)) {
            window.signIn("regula.ammann@aarebogen.example")
                    .mustFit()
                    .mustBeAccessible()
                    .picture("overview")
                    .mustObeyThePolicy();
        }
    }
}
