package portico.documents;

import static portico.documents.Sheet.mm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import portico.shared.DayFormat;
import portico.shared.MoneyFormat;
import portico.shared.PostalAddress;

/**
 * The upper third of the first page: who writes, to whom, about what. What is alike on all invoices of an issuer in a language
 * is printed once, into the shared prefix.
 */
final class Letterhead {
    static final int LEFT = mm(200);
    static final int RIGHT = mm(1900);
    /** The window of a Swiss C5 or C5/6 envelope with its address on the right (SN 010130). */
    private static final int WINDOW_LEFT = mm(1180);

    private static final int WINDOW_TOP = mm(495);
    private static final int DETAILS = mm(530);
    private static final int TITLE_BASE = mm(985);
    private static final int DETAIL_VALUES = mm(520);

    private static final int DETAIL_ROW = 1300;
    private static final List<String> DETAIL_LABELS =
            List.of("field.number", "field.date", "field.due", "field.customer", "field.contract");

    private static final Style NAME = new Style(Typeface.BOLD, 1300, Ink.TEXT);
    private static final Style SMALL = new Style(Typeface.REGULAR, 800, Ink.SECOND);
    private static final Style SENDER = new Style(Typeface.REGULAR, 650, Ink.CAPTION);
    private static final Style RECIPIENT = new Style(Typeface.REGULAR, 1050, Ink.TEXT);
    private static final Style LABEL = new Style(Typeface.REGULAR, 900, Ink.SECOND);
    private static final Style VALUE = new Style(Typeface.REGULAR, 900, Ink.TEXT);
    private static final Style TITLE = new Style(Typeface.BOLD, 2000, Ink.TEXT);
    private static final Style LEAD = new Style(Typeface.REGULAR, 1050, Ink.SECOND);

    /** Countries as a letter names them; within Switzerland the name is left out. */
    private static final Map<String, String> COUNTRIES =
            Map.of("LI", "LIECHTENSTEIN", "DE", "DEUTSCHLAND", "AT", "ÖSTERREICH", "FR", "FRANCE", "IT", "ITALIA");

    private Letterhead() {}

    /** How the prefix calls the printed part in this language. */
    static String name(Words words) {
        return "L" + words.language;
    }

    static byte[] printed(InvoiceDocument.Issuer issuer, Words words) {
        Sheet sheet = new Sheet();
        issuer(sheet, issuer, words);
        int y = WINDOW_TOP;
        for (String line : sender(issuer)) {
            sheet.text(SENDER, WINDOW_LEFT, y, line);
            y += 800;
        }
        sheet.rule(WINDOW_LEFT, RIGHT, y - 450, 40, Ink.HAIRLINE);
        int row = DETAILS;
        for (String label : DETAIL_LABELS) {
            sheet.text(LABEL, LEFT, row, words.of(label));
            row += DETAIL_ROW;
        }
        return sheet.content();
    }

    static void on(Sheet sheet, InvoiceDocument invoice, Words words) {
        sheet.form(name(words));
        recipient(sheet, invoice);
        details(sheet, invoice, words);
        title(sheet, invoice, words);
    }

    /** What it is, what it comes to and until when: the two things that everybody looks for. */
    private static void title(Sheet sheet, InvoiceDocument invoice, Words words) {
        String title = words.of("invoice.title", invoice.number());
        String sum = MoneyFormat.full(invoice.total());
        String due = words.of("invoice.due", DayFormat.day(invoice.due(), invoice.language()));
        sheet.text(TITLE, LEFT, TITLE_BASE, title);
        if (TITLE.width(title) + TITLE.width(sum) + mm(60) <= RIGHT - LEFT) {
            sheet.right(TITLE, RIGHT, TITLE_BASE, sum);
        }
        int lead = TITLE_BASE + mm(62);
        sheet.text(
                LEAD, LEFT, lead, words.of("invoice.supplies", DayFormat.month(invoice.month(), invoice.language())));
        if (invoice.claim().isPayable()) {
            sheet.right(LEAD, RIGHT, lead, due);
        }
    }

    private static void issuer(Sheet sheet, InvoiceDocument.Issuer issuer, Words words) {
        sheet.box(LEFT, mm(160), mm(120), 300, Ink.ACCENT);
        int y = mm(230);
        for (String line : NAME.wrap(issuer.address().name(), mm(900))) {
            sheet.text(NAME, LEFT, y, line);
            y += 1600;
        }
        List<String> lines = new ArrayList<>();
        lines.add(oneLine(issuer.address()));
        lines.add(vatNumber(issuer, words) + (issuer.website() == null ? "" : " · " + issuer.website()));
        for (String line : lines) {
            sheet.text(SMALL, LEFT, y, line);
            y += 1100;
        }
    }

    private static void recipient(Sheet sheet, InvoiceDocument invoice) {
        int room = RIGHT - WINDOW_LEFT;
        int y = WINDOW_TOP + sender(invoice.issuer()).size() * 800 + 900;
        PostalAddress to = invoice.recipient();
        List<String> lines = new ArrayList<>(RECIPIENT.wrap(to.name(), room));
        if (to.street() != null) {
            lines.addAll(RECIPIENT.wrap(street(to), room));
        }
        lines.addAll(RECIPIENT.wrap(town(to), room));
        if (!"CH".equals(to.country())) {
            lines.add(COUNTRIES.getOrDefault(to.country(), to.country()));
        }
        for (String line : lines) {
            sheet.text(RECIPIENT, WINDOW_LEFT, y, line);
            y += 1380;
        }
    }

    private static List<String> sender(InvoiceDocument.Issuer issuer) {
        return SENDER.wrap(issuer.address().name() + ", " + oneLine(issuer.address()), RIGHT - WINDOW_LEFT);
    }

    private static void details(Sheet sheet, InvoiceDocument invoice, Words words) {
        int y = DETAILS;
        // In the order of the printed labels.
        for (String value : List.of(
                invoice.number(),
                DayFormat.day(invoice.date(), invoice.language()),
                DayFormat.day(invoice.due(), invoice.language()),
                invoice.customer(),
                invoice.contract())) {
            sheet.text(VALUE, DETAIL_VALUES, y, value);
            y += DETAIL_ROW;
        }
        if (invoice.orderReference() != null) {
            sheet.text(LABEL, LEFT, y, words.of("field.order"));
            for (String line : VALUE.wrap(invoice.orderReference(), WINDOW_LEFT - DETAIL_VALUES - mm(60))) {
                sheet.text(VALUE, DETAIL_VALUES, y, line);
                y += DETAIL_ROW;
            }
        }
    }

    /** The register's number; its suffix (MWST, TVA, IVA) is said by the label, in the reader's language. */
    static String vatNumber(InvoiceDocument.Issuer issuer, Words words) {
        return words.of("vat.number", issuer.vatNumber().replaceFirst(" (MWST|TVA|IVA|VAT)$", ""));
    }

    static String street(PostalAddress address) {
        return address.street() + (address.houseNumber() == null ? "" : " " + address.houseNumber());
    }

    /** The standard's form: the country's letters only abroad. */
    static String town(PostalAddress address) {
        String town = address.postcode() + " " + address.town();
        return "CH".equals(address.country()) ? town : address.country() + "-" + town;
    }

    private static String oneLine(PostalAddress address) {
        return (address.street() == null ? "" : street(address) + ", ") + town(address);
    }
}
