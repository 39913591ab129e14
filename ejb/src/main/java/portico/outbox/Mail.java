package portico.outbox;

/**
 * One mail to one person.
 *
 * @param naturalKey what makes it this mail and no other, such as invoice:42:a@b.example; posting it again does nothing
 * @param from the sender's address; null for the one that the server is set up with
 * @param language de, fr, it or en: the text's, for screen readers and hyphenation
 * @param text for who reads without HTML; always there
 * @param html the same as a page; null for a mail that is text only
 * @param documentHash SHA-256 of an archived document that goes with it; null for none
 * @param documentName under which name it is attached
 */
public record Mail(
        String naturalKey,
        String from,
        String recipient,
        String language,
        String subject,
        String text,
        String html,
        byte[] documentHash,
        String documentName) {

    /** Without an attachment, from the address that the server is set up with. */
    public static Mail of(
            String naturalKey, String recipient, String language, String subject, String text, String html) {
        return new Mail(naturalKey, null, recipient, language, subject, text, html, null, null);
    }

    public Mail from(String address) {
        return new Mail(naturalKey, address, recipient, language, subject, text, html, documentHash, documentName);
    }

    public Mail with(byte[] hash, String name) {
        return new Mail(naturalKey, from, recipient, language, subject, text, html, hash, name);
    }
}
