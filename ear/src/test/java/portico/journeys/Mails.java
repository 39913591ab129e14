package portico.journeys;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portico.config.MailBox;

/** Somebody who waits for a mail and follows the link in it. */
final class Mails {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private Mails() {}

    /** The address behind the link of the newest mail to somebody. */
    static String linkTo(MailBox box, String recipient) {
        Set<String> seen = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (String name : box.names()) {
                if (seen.add(name)) {
                    MimeMessage mail = box.open(name);
                    if (isTo(mail, recipient)) {
                        return link(mail);
                    }
                }
            }
            LockSupport.parkNanos(200_000_000L);
        }
        return fail("No mail to " + recipient + " among " + seen.size());
    }

    /** What stands in the mail to somebody with these words in its subject; waits until there is one. */
    static String text(MailBox box, String recipient, String subject) {
        Set<String> seen = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (String name : box.names()) {
                if (seen.add(name)) {
                    MimeMessage mail = box.open(name);
                    try {
                        if (isTo(mail, recipient) && mail.getSubject().contains(subject)) {
                            return text(mail);
                        }
                    } catch (MessagingException | IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            LockSupport.parkNanos(200_000_000L);
        }
        return fail("No mail «" + subject + "» to " + recipient + " among " + seen.size());
    }

    private static boolean isTo(MimeMessage mail, String recipient) {
        try {
            return String.valueOf(mail.getHeader(Message.RecipientType.TO.toString(), ","))
                    .contains(recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage mail) {
        try {
            Matcher link = LINK.matcher(text(mail));
            return link.find() ? link.group() : fail("No link in «" + mail.getSubject() + "»");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i)));
            }
            return all.toString();
        }
        return part.isMimeType("text/*") ? content.toString() : "";
    }
}
