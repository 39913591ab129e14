package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.whole.Chromium;
import portico.whole.PorticoServer;
import portico.whole.Window;

/** Clickjacking: a page of somebody else's that shows one of ours, invisible, below his own buttons (H7). */
class FramesIT {

    @Test
    void every_answer_forbids_to_be_shown_in_a_frame(PorticoServer server) throws Exception {
        List<String> framed = new ArrayList<>();
        List<Round.Sight> sights = Round.of(server);
        for (Round.Sight sight : sights) {
            if (!sight.reply().header("Content-Security-Policy").contains("frame-ancestors 'none'")
                    || !sight.reply().header("X-Frame-Options").equals("DENY")) {
                framed.add(sight.who() + " " + sight.address());
            }
        }
        assertEquals(List.of(), framed);
        assertTrue(Round.shown(sights).size() > 40, () -> Round.shown(sights).toString());
    }

    /** The frame is on the same host, so that even the visit's cookie comes along. */
    @Test
    void a_browser_shows_none_of_them_in_somebody_else_s_page(PorticoServer server, Chromium chromium)
            throws Exception {
        server.lastMonth();
        HttpServer thief = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        thief.createContext("/", exchange -> {
            byte[] page = ("<!DOCTYPE html><title>Gratis</title><iframe src=\"" + server.url()
                            + exchange.getRequestURI().getPath() + "\"></iframe>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        thief.start();
        try (Window window = chromium.window().signIn(Ground.COMMERCIAL)) {
            Page page = window.page();
            for (String address : List.of("/start", "/accounts/profile", "/access/users")) {
                page.navigate("http://" + URI.create(server.url()).getHost() + ":"
                        + thief.getAddress().getPort() + address);
                page.waitForCondition(() ->
                        page.frames().size() == 2 && !page.frames().get(1).url().isEmpty());
                Frame inner = page.frames().get(1);
                page.waitForCondition(() -> inner.url().startsWith("chrome-error:"));
                assertEquals(0, inner.locator("form").count(), address);
            }
        } finally {
            thief.stop(0);
        }
    }
}
