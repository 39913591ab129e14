package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/** The same page under another spelling of its address, for which the filters might stand somewhere else. */
class SidePathsIT {

    static List<String> spellings() {
        return List.of(
                "/jakarta.faces.resource/../accounts/profile",
                "/jakarta.faces.resource/../accounts/profile.xhtml",
                "/jakarta.faces.resource/%2e%2e/accounts/profile",
                "/jakarta.faces.resource/%2e%2e%2faccounts/profile",
                "/jakarta.faces.resource/..%2faccounts%2fprofile",
                "/jakarta.faces.resource/..;/accounts/profile",
                "/jakarta.faces.resource/..;x=y/accounts/profile.xhtml",
                "/jakarta.faces.resource/..\\accounts\\profile",
                "/start/../accounts/profile",
                "/start;/../accounts/profile",
                "/accounts/profile;/start",
                "//accounts/profile",
                "/./accounts/profile",
                "/accounts//profile",
                "/accounts/profile/",
                "/accounts/profile/start",
                "/accounts/%70rofile",
                "/ACCOUNTS/profile",
                "/help/../accounts/profile");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void no_spelling_of_an_address_opens_it_to_who_is_not_signed_in_or_whose_visit_is_over(
            String address, PorticoServer server) throws Exception {
        shut(new Attacker(server).get(address));

        String email = Ground.account(server, "spelling");
        Attacker person = Ground.signedIn(server, email, Ground.PASSWORD);
        assertTrue(person.get("/accounts/profile").body().contains("profile-form"));
        Ground.run(server, "UPDATE portico.account SET disabled_at = now() WHERE email = ?", email);
        shut(person.get(address));
    }

    /** Files that every application has, and nobody may read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/start/../WEB-INF/web.xml",
                "/jakarta.faces.resource/../WEB-INF/web.xml",
                "/jakarta.faces.resource/web.xml?ln=../WEB-INF",
                "/jakarta.faces.resource/web.xml?ln=../../WEB-INF",
                "/jakarta.faces.resource/..%2f..%2fWEB-INF/web.xml",
                "/jakarta.faces.resource/../META-INF/MANIFEST.MF",
                "/jakarta.faces.resource/faces-config.xml?con=../WEB-INF",
                "/jakarta.faces.resource/start.xhtml",
                "/jakarta.faces.resource/start.xhtml?ln=.."
            })
    void no_address_leads_into_the_application_s_own_files(String address, PorticoServer server) {
        Reply reply = new Attacker(server).get(address);
        assertFalse(
                reply.body().contains("<web-app")
                        || reply.body().contains("<faces-config")
                        || reply.body().contains("Manifest-Version")
                        || reply.body().contains("urn:portico"),
                reply::body);
    }

    /** Where a file is missing the answer is a page of its reader's, with his levels on top; after his visit he has none. */
    @Test
    void the_page_that_says_that_a_file_is_missing_knows_nobody_whose_visit_is_over(PorticoServer server)
            throws Exception {
        server.lastMonth();
        Attacker person = Ground.demo(server, Ground.TECHNICAL);
        String missing = "/jakarta.faces.resource/absent.css";
        assertTrue(person.get(missing).body().contains("Aarebogen"), "while he is in");
        Ground.run(
                server,
                "UPDATE portico.account_visit SET ended_at = clock_timestamp() WHERE account_id ="
                        + " (SELECT id FROM portico.account WHERE email = ?)",
                Ground.TECHNICAL);
        Reply after = person.get(missing);
        assertEquals(404, after.status());
        assertFalse(after.body().contains("Aarebogen"), after::words);
    }

    private static void shut(Reply reply) {
        assertFalse(reply.body().contains("profile-form"), reply::words);
        assertTrue(List.of(301, 302, 400, 403, 404).contains(reply.status()), () -> reply.status() + " " + reply.words());
        if (List.of(302, 403, 404).contains(reply.status())) {
            assertEquals("no-store", reply.header("Cache-Control"), "and no cache keeps it");
        }
    }
}
