package portico.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.outbox.Mail;
import portico.tenancy.House;

/** Letters to the contacts of a contract (U38, U39): whole in every language, as text and as a page. */
class ContactMailTest {
    private static final House.Letterhead HEAD = new House.Letterhead("Brunnmatt Telecom AG", "+41 31 555 01 40");
    private static final URI LINK = URI.create("https://portal.example/accounts/password?token=abc");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "en"})
    void every_letter_is_whole_in_every_language(String language) {
        for (String what : List.of("invitation", "named", "replaced")) {
            for (ContactRole role : ContactRole.values()) {
                Mail mail = letter(what, role, language, "Ruth Aebi");
                for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
                    assertFalse(part.contains("{") || part.contains("null"), part);
                }
                assertTrue(mail.subject().contains("V-20509"), mail.subject());
                assertTrue(mail.text().contains("Ruth Aebi") && mail.text().contains("Muster AG"), mail.text());
                assertTrue(mail.text().contains(HEAD.name()) && mail.text().contains(HEAD.phone()), mail.text());
                assertEquals(!what.equals("replaced"), mail.text().contains(LINK.toString()), mail.text());
            }
        }
    }

    @Test
    void the_role_is_said() {
        assertTrue(
                letter("invitation", ContactRole.COMMERCIAL, "de", "R").text().contains("kaufmännischer Kontakt"));
        assertTrue(letter("invitation", ContactRole.TECHNICAL, "fr", "R").text().contains("contact technique"));
    }

    @Test
    void a_name_is_text_and_never_markup() {
        String html =
                letter("named", ContactRole.COMMERCIAL, "it", "<b>{0}</b>").html();
        assertFalse(html.contains("<b>"), html);
        assertTrue(html.contains("&lt;b&gt;{0}&lt;/b&gt;"), html);
    }

    private static Mail letter(String what, ContactRole role, String language, String name) {
        URI link = what.equals("replaced") ? null : LINK;
        return ContactMail.letter(
                        HEAD,
                        what,
                        new Party(name, "ruth@muster.example"),
                        role,
                        language,
                        "Muster AG",
                        "V-20509",
                        link)
                .mail("key", "ruth@muster.example");
    }
}
