package portico.outbox;

import java.net.URI;
import java.util.List;

/**
 * A letter of the portal, as text and as a simple page in its colours, both from the same words. Mail programs ignore style
 * sheets, so the colours stand on the elements; what people typed is written as text, never as markup.
 *
 * @param language de, fr, it or en
 * @param house who writes: stands on top
 * @param subject also the page's title
 * @param paragraphs what is said before the link
 * @param label what the link does; null for a letter without one
 * @param link where it leads
 * @param after what is said below it
 * @param foot in small letters: why one gets this, and whom to call
 */
public record Stationery(
        String language,
        String house,
        String subject,
        List<String> paragraphs,
        String label,
        URI link,
        List<String> after,
        String foot) {
    private static final String INK = "#1B1A17";
    private static final String CAPTION = "#66625A";
    private static final String ACCENT = "#0A5A6B";

    public Mail mail(String naturalKey, String recipient) {
        return Mail.of(naturalKey, recipient, language, subject, text(), html());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        paragraphs.forEach(one -> text.append(one).append("\n\n"));
        if (label != null) {
            text.append(label).append(":\n").append(link).append("\n\n");
        }
        after.forEach(one -> text.append(one).append("\n\n"));
        return text.append(house).append("\n\n-- \n").append(foot).append('\n').toString();
    }

    String html() {
        StringBuilder body = new StringBuilder();
        paragraphs.forEach(one -> body.append(paragraph(one)));
        if (label != null) {
            body.append("""
                    <p style="margin:24px 0"><a href="%s" style="display:inline-block;padding:10px 20px;background:%s;\
                    color:#FFFFFF;border-radius:4px;font-weight:600;text-decoration:none">%s</a></p>
                    """.formatted(escaped(link.toString()), ACCENT, escaped(label)));
        }
        after.forEach(one -> body.append(paragraph(one)));
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;background:#FFFFFF;color:%s;font:16px/24px Inter,Arial,sans-serif">
                <div style="max-width:560px">
                <p style="margin:0 0 24px;padding-top:12px;border-top:4px solid %s;font-weight:600">%s</p>
                %s<p style="margin:32px 0 0;font-size:12px;line-height:16px;color:%s">%s</p>
                </div></body></html>
                """.formatted(language, escaped(subject), INK, ACCENT, escaped(house), body, CAPTION, escaped(foot));
    }

    private static String paragraph(String text) {
        return "<p style=\"margin:0 0 12px\">" + escaped(text) + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
