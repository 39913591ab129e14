package portico.delivery;

import java.net.URI;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import portico.outbox.Mail;
import portico.shared.DayFormat;
import portico.shared.MoneyFormat;

/**
 * The mail that carries an invoice: what it is, what it comes to and until when, in the subject already; as text and as a
 * simple page in the portal's colours. Mail programs ignore style sheets, so the colours stand on the elements.
 */
final class InvoiceMail {
    private static final String INK = "#1B1A17";
    private static final String SECOND = "#524F47";
    private static final String CAPTION = "#66625A";
    private static final String ACCENT = "#0A5A6B";
    private static final String LINE = "#E1DED6";

    private final Leaving invoice;
    private final ResourceBundle words;
    private final URI link;

    InvoiceMail(Leaving invoice, URI portal) {
        this.invoice = invoice;
        this.words = ResourceBundle.getBundle("portico.delivery.mail", Locale.forLanguageTag(invoice.language()));
        this.link = portal.resolve("/billing/invoice?scope=" + invoice.payer() + "&id=" + invoice.publicId());
    }

    Mail to(String recipient) {
        return Mail.of(key(recipient), recipient, invoice.language(), subject(), text(), html())
                .from(invoice.from())
                .with(invoice.document(), word("file", invoice.number()));
    }

    /** One mail per invoice and address, however often the run is repeated. */
    String key(String recipient) {
        return "invoice:" + invoice.id() + ":" + recipient.toLowerCase(Locale.ROOT);
    }

    private String subject() {
        return payable()
                ? word("subject", invoice.number(), sum(), due())
                : word("subject.nothing", invoice.number(), sum());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("amount", sum());
        if (payable()) {
            facts.put("due", due());
        }
        facts.put("number", invoice.number());
        facts.put("month", DayFormat.month(invoice.month(), invoice.language()));
        return facts;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(word("greeting")).append("\n\n").append(intro()).append("\n\n");
        facts().forEach((key, value) ->
                text.append(word(key)).append(": ").append(value).append('\n'));
        text.append('\n').append(word(payable() ? "pay" : "nothing")).append("\n\n");
        text.append(word("portal")).append(":\n").append(link).append("\n\n");
        text.append(invoice.issuer()).append("\n\n-- \n").append(word("why")).append('\n');
        return text.toString();
    }

    private String html() {
        StringBuilder rows = new StringBuilder();
        facts().forEach((key, value) ->
                rows.append("""
                <tr><td style="padding:8px 24px 8px 0;border-bottom:1px solid %s;color:%s">%s</td>\
                <td style="padding:8px 0;border-bottom:1px solid %s;text-align:right;font-weight:600">%s</td></tr>
                """.formatted(LINE, SECOND, escaped(word(key)), LINE, escaped(value))));
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;background:#FFFFFF;color:%s;font:16px/24px Inter,Arial,sans-serif">
                <div style="max-width:560px">
                <p style="margin:0 0 24px;padding-top:12px;border-top:4px solid %s;font-weight:600">%s</p>
                <p style="margin:0 0 12px">%s</p>
                <p style="margin:0 0 24px">%s</p>
                <table role="presentation" style="width:100%%;border-collapse:collapse;border-top:2px solid %s;font-size:16px">
                %s</table>
                <p style="margin:24px 0">%s</p>
                <p style="margin:0 0 32px"><a href="%s" style="color:%s">%s</a></p>
                <p style="margin:0;font-size:12px;line-height:16px;color:%s">%s</p>
                </div></body></html>
                """.formatted(
                        invoice.language(),
                        escaped(subject()),
                        INK,
                        ACCENT,
                        escaped(invoice.issuer()),
                        escaped(word("greeting")),
                        escaped(intro()),
                        INK,
                        rows,
                        escaped(word(payable() ? "pay" : "nothing")),
                        escaped(link.toString()),
                        ACCENT,
                        escaped(word("portal")),
                        CAPTION,
                        escaped(word("why")));
    }

    private String intro() {
        return word(
                "intro", invoice.number(), DayFormat.month(invoice.month(), invoice.language()), invoice.contract());
    }

    private boolean payable() {
        return !invoice.total().isZero() && !invoice.total().isNegative();
    }

    private String sum() {
        return MoneyFormat.full(invoice.total());
    }

    private String due() {
        return DayFormat.day(invoice.due(), invoice.language());
    }

    private String word(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
