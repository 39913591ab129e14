package portico.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import portico.shared.OneLine;

/** A mail as it goes over the wire: text and HTML as alternatives, the document attached. */
final class Letter extends MimeMessage {
    private static final String UTF_8 = "UTF-8";

    private final String id;

    /**
     * The Message-ID follows from the natural key: where a crash sends the same mail twice, the receiving server can tell.
     */
    Letter(Session session, Mail mail, byte[] document, String host) throws MessagingException {
        super(session);
        id = "<" + shortHash(mail.naturalKey()) + "@" + host + ">";
        if (mail.from() == null) {
            setFrom();
        } else {
            setFrom(new InternetAddress(mail.from(), true));
        }
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        // What stands in it was typed by people, or came in a file: it must not end the line and begin another header.
        setSubject(OneLine.of(mail.subject()), UTF_8);
        setHeader("Content-Language", mail.language());
        // RFC 3834: nobody's absence notice shall answer.
        setHeader("Auto-Submitted", "auto-generated");
        fill(mail, document);
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private void fill(Mail mail, byte[] document) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        if (mail.html() == null) {
            words.setText(mail.text(), UTF_8);
        } else {
            words.setContent(new MimeMultipart("alternative", text(mail.text()), html(mail.html())));
        }
        if (document == null) {
            setContent(new MimeMultipart("mixed", words));
            return;
        }
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(document, "application/pdf")));
        attached.setFileName(mail.documentName());
        attached.setDisposition(Part.ATTACHMENT);
        setContent(new MimeMultipart("mixed", words, attached));
    }

    private static MimeBodyPart text(String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8);
        return part;
    }

    private static MimeBodyPart html(String html) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(html, "text/html; charset=" + UTF_8);
        return part;
    }

    private static String shortHash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
