package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portico.attacks.Attacker.Form;
import portico.whole.PorticoServer;

/** Names and addresses that would write a mail's next header, or turn its subject round (U12, H16). */
class MailHeadersIT {

    static List<String> marks() {
        return List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u202E", "\u2066", "\u200B", "\u0000");
    }

    @ParameterizedTest
    @MethodSource("marks")
    void no_form_takes_a_name_or_an_address_that_ends_a_line_or_turns_it_round(String mark, PorticoServer server)
            throws Exception {
        server.lastMonth();
        Attacker insider = Ground.demo(server, Ground.COMMERCIAL);
        String before = Ground.one(server, "SELECT count(*) FROM portico.outbox_mail");
        String inject = mark + "Bcc: thief@evil.example";
        for (List<String> page :
                List.of(List.of("/access/register", "registration"), List.of("/supporters/invite", "invitation"))) {
            Form form = insider.form(page.get(0), page.get(1)).pressing(":do");
            String email = Ground.address("header");
            int said = Attacker.said(server, "Refused user.name: POST " + page.get(0));
            assertTrue(
                    insider.post(form.with(":name", "Vreni" + inject).with(":email", email))
                            .complains(),
                    page::toString);
            assertEquals(said + 1, Attacker.said(server, "Refused user.name: POST " + page.get(0)));
            assertTrue(
                    insider.post(form.with(":name", "Vreni").with(":email", email + inject))
                            .complains(),
                    page::toString);
        }
        Form contact = insider.form("/tenancy/company", "another").pressing(":add");
        assertTrue(insider.post(contact.with(":contact-name", "Vreni" + inject)).complains());
        Form address = insider.form("/tenancy/company", "address-form").pressing(":save");
        assertTrue(insider.post(address.with(":name", "Aarebogen" + inject)).complains());
        assertEquals(before, Ground.one(server, "SELECT count(*) FROM portico.outbox_mail"));
    }

    /** What came in by a file, or lay there from before. */
    @Test
    void a_subject_that_lies_in_the_outbox_with_line_ends_leaves_as_one_line_to_one_person(PorticoServer server)
            throws Exception {
        Set<String> seen = new HashSet<>(server.mails().names());
        String key = "attacks:" + System.nanoTime();
        String subject = "Hallo\r\nBcc: thief@evil.example\r\n\r\nund\u2028mehr\u202E!";
        Ground.run(
                server,
                "INSERT INTO portico.outbox_mail (natural_key, recipient, language, subject, body_text)"
                        + " VALUES (?, 'anna@portal.example', 'de', ?, 'x')",
                key,
                subject);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        MimeMessage mail = null;
        while (mail == null) {
            assertTrue(System.nanoTime() < end, "The mail did not arrive.");
            for (String name : server.mails().names()) {
                if (seen.add(name) && server.mails().open(name).getSubject().startsWith("Hallo")) {
                    mail = server.mails().open(name);
                }
            }
            LockSupport.parkNanos(100_000_000L);
        }
        assertEquals(
                List.of("anna@portal.example"),
                List.of(mail.getAllRecipients()).stream().map(Object::toString).toList());
        assertEquals(1, mail.getSubject().lines().count());
        assertTrue(Collections.list(mail.getAllHeaders()).stream()
                .noneMatch(header -> header.getName().equalsIgnoreCase("Bcc")));
        assertTrue(mail.getSubject().contains("Bcc: thief@evil.example"), "it is said, and does nothing");
    }
}
