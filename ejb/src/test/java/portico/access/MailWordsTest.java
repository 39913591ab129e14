package portico.access;

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

/** Letters about one's access and about requests (U12, U41, U42): whole in every language, as text and as a page. */
class MailWordsTest {
    private static final House.Letterhead HEAD = new House.Letterhead("Brunnmatt Telecom AG", "+41 31 555 01 40");
    private static final URI LINK = URI.create("https://portal.example/access/requests?scope=1&x=2");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "en"})
    void every_letter_is_whole_in_every_language(String language) {
        MailWords words = MailWords.in(language);
        for (String what : List.of("invitation", "reset", "moved", "asked", "granted", "declined")) {
            Mail mail = letter(words, what, words.say(what + ".text", "ONE", "TWO", "THREE"));
            for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
                assertFalse(part.contains("{") || part.contains("null"), part);
            }
            assertTrue(mail.text().contains(HEAD.name()) && mail.text().contains(HEAD.phone()), mail.text());
            assertEquals(!what.equals("moved"), mail.text().contains(LINK.toString()), mail.text());
            assertEquals(language, mail.language());
        }
        assertTrue(words.say("greeting.name", "Kim").contains("Kim"));
    }

    @Test
    void U42_a_request_says_who_asks_for_what_and_where() {
        Mail mail =
                letter(MailWords.in("de"), "asked", MailWords.in("de").say("asked.text", "Kim", "SLA-V2", "Muster AG"));
        assertEquals("ONE bittet um das Recht «TWO»", mail.subject());
        assertTrue(mail.text().startsWith("Kim bittet für Muster AG um das Recht «SLA-V2».\n"), mail.text());
    }

    @Test
    void what_people_typed_is_text_and_never_markup() {
        String html = letter(MailWords.in("de"), "asked", "«<a href=\"https://elsewhere.example\">hier</a>»")
                .html();
        assertFalse(html.contains("<a href=\"https://elsewhere"), html);
        assertTrue(html.contains("&lt;a href=&quot;https://elsewhere"), html);
        assertTrue(html.contains("href=\"https://portal.example/access/requests?scope=1&amp;x=2\""), html);
    }

    private static Mail letter(MailWords words, String what, String paragraph) {
        URI link = what.equals("moved") ? null : LINK;
        return words.letter(HEAD, what, List.of(paragraph), link, "ONE", "TWO", "THREE")
                .mail("key", "kim@portal.example");
    }
}
