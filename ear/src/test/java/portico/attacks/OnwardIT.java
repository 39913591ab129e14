package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/** Addresses that lead on, and would lead out of the house under its good name. */
class OnwardIT {
    private static String email;

    static List<String> wishes() {
        return List.of(
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                ".evil.example",
                "@evil.example",
                "/overview\r\nSet-Cookie: planted=1",
                "/overview%0d%0aSet-Cookie: planted=1",
                "/\u2028/evil.example",
                "/\u00a0/evil.example",
                " //evil.example",
                "");
    }

    @BeforeAll
    static void somebody(PorticoServer server) throws Exception {
        email = Ground.account(server, "onward");
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void no_parameter_leads_out_of_the_house(String wish, PorticoServer server) {
        String to = "?to=" + Attacker.url(wish);
        Attacker person = new Attacker(server);
        Attacker.Form form = person.form("/start" + to, "sign-in-form");
        stays(
                server,
                person.post(form.pressing(":sign-in").with(":email", email).with(":password", Ground.PASSWORD)));
        stays(server, person.get("/start" + to));
        stays(
                server,
                person.send(
                        "POST",
                        "/preferences",
                        null,
                        "language=de&to=" + Attacker.url(wish),
                        "Origin: " + server.url()));
    }

    /** Who is sent to sign in and comes back, wherever the path that he asked for seems to lead. */
    @ParameterizedTest
    @MethodSource("paths")
    void no_path_leads_out_of_the_house(String path, PorticoServer server) {
        Reply first = new Attacker(server).get(path);
        if (first.status() / 100 == 3) {
            stays(server, first);
        }
    }

    static List<String> paths() {
        return List.of(
                "//evil.example/overview",
                "///evil.example",
                "/%5cevil.example",
                "/%2f%2fevil.example",
                "//evil.example/%2e%2e",
                "/overview?scope=//evil.example",
                "//evil.example/start");
    }

    private static void stays(PorticoServer server, Reply reply) {
        assertEquals(302, reply.status(), reply::words);
        String location = reply.header("location");
        // Relative to our host, or our host by name; «//» in front would be another.
        String path = location.startsWith(server.url())
                ? location.substring(server.url().length())
                : location;
        assertEquals(0, path.indexOf('/'), location);
        assertFalse(path.startsWith("//") || path.contains("\\"), location);
        assertFalse(
                reply.headers().stream()
                        .anyMatch(header -> header.getValue().contains("planted=1;")
                                || header.getKey().equals("set-cookie")
                                        && header.getValue().startsWith("planted")),
                location);
    }
}
