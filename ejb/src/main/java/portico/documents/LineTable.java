package portico.documents;

import static portico.documents.Sheet.mm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import portico.documents.InvoiceDocument.Line;
import portico.shared.DayFormat;
import portico.shared.Money;
import portico.shared.MoneyFormat;
import portico.shared.Period;

/** The invoice's lines by site and service, as blocks that a page may end between. */
final class LineTable {
    private static final int PERIOD = mm(980);
    private static final int QUANTITY = mm(1395);
    private static final int PRICE = mm(1575);
    private static final int VAT = mm(1700);

    private static final int LEADING = 1100;
    private static final int PADDING = 380;
    private static final Style HEAD = new Style(Typeface.REGULAR, 800, Ink.SECOND);
    private static final Style SITE = new Style(Typeface.BOLD, 900, Ink.TEXT);
    private static final Style TEXT = new Style(Typeface.REGULAR, 850, Ink.TEXT);
    private static final Style CAPTION = new Style(Typeface.REGULAR, 700, Ink.CAPTION);
    private static final Style PLAIN = new Style(Typeface.REGULAR, 850, Ink.SECOND);
    private static final Style SUBTOTAL = new Style(Typeface.BOLD, 850, Ink.TEXT);
    static final int HEAD_HEIGHT = 2000;
    private static final int HEAD_BASE = 1250;
    private static final int HEAD_AT = 1000;

    private final InvoiceDocument invoice;
    private final Words words;
    private final List<Block> blocks = new ArrayList<>();

    LineTable(InvoiceDocument invoice, Words words) {
        this.invoice = invoice;
        this.words = words;
    }

    /** How the prefix calls the printed head in this language. */
    static String headName(Words words) {
        return "H" + words.language;
    }

    /** The head without the currency, at the upper edge of the page, moved down a little so that its rule is not cut. */
    static byte[] printedHead(Words words) {
        Sheet sheet = new Sheet();
        int base = HEAD_AT + HEAD_BASE;
        sheet.rule(Letterhead.LEFT, Letterhead.RIGHT, HEAD_AT, 140, Ink.TEXT);
        sheet.text(HEAD, Letterhead.LEFT, base, words.of("column.supply"));
        sheet.text(HEAD, PERIOD, base, words.of("column.period"));
        sheet.right(HEAD, QUANTITY, base, words.of("column.quantity"));
        sheet.right(HEAD, PRICE, base, words.of("column.price"));
        sheet.right(HEAD, VAT, base, words.of("column.vat"));
        sheet.rule(Letterhead.LEFT, Letterhead.RIGHT, HEAD_AT + HEAD_HEIGHT, 60, Ink.CAPTION);
        return sheet.content();
    }

    /** The head, repeated on every page that has lines. */
    void head(Sheet sheet, int y) {
        sheet.form(headName(words), y - HEAD_AT);
        String amount = words.of("column.amount", invoice.currency().name());
        sheet.right(HEAD, Letterhead.RIGHT, y + HEAD_BASE, amount);
    }

    List<Block> blocks() {
        List<Line> lines = invoice.lines();
        boolean severalSites = lines.stream().map(Line::site).distinct().count() > 1;
        for (int first = 0; first < lines.size(); ) {
            int after = first + 1;
            while (after < lines.size()
                    && Objects.equals(lines.get(after).site(), lines.get(first).site())) {
                after++;
            }
            site(lines.subList(first, after), severalSites);
            first = after;
        }
        return blocks;
    }

    private void site(List<Line> lines, boolean severalSites) {
        String site = lines.get(0).site() == null
                ? words.of("group.company")
                : lines.get(0).site();
        Block heading = heading(site);
        String service = null;
        for (Line line : lines) {
            // A service is named once; further lines of the same follow without.
            String caption = Objects.equals(line.service(), service) ? null : line.service();
            blocks.add(line(line, caption).under(heading));
            service = line.service();
        }
        if (severalSites && lines.size() > 1) {
            keepLast(1);
            subtotal(site, lines.stream().map(Line::net).reduce(Money.zero(invoice.currency()), Money::plus));
        }
    }

    /** Marks the last blocks so that they go to the next page together with what follows. */
    void keepLast(int count) {
        for (int i = Math.max(0, blocks.size() - count); i < blocks.size(); i++) {
            blocks.set(i, blocks.get(i).withNext());
        }
    }

    private Block heading(String site) {
        List<String> names = SITE.wrap(site, Letterhead.RIGHT - Letterhead.LEFT);
        int height = PADDING + 500 + names.size() * LEADING;
        boolean first = blocks.isEmpty();
        Block plain = new Block(height, true, (sheet, y) -> {
            int at = y + PADDING + 500 + 800;
            for (String name : names) {
                sheet.text(SITE, Letterhead.LEFT, at, name);
                at += LEADING;
            }
        });
        blocks.add(
                first
                        ? plain
                        : new Block(height, true, (sheet, y) -> {
                            hairline(sheet, y);
                            plain.drawing().on(sheet, y);
                        }));
        return plain;
    }

    private Block line(Line line, String service) {
        int room = PERIOD - Letterhead.LEFT - mm(40);
        List<String> text = TEXT.wrap(line.text(), room);
        // The service's number goes beside a short text and below a long one.
        int beside = TEXT.width(text.get(text.size() - 1)) + mm(25);
        boolean fits = service != null && beside + CAPTION.width(service) <= room;
        List<String> caption = service == null ? List.of() : fits ? List.of(service) : CAPTION.wrap(service, room);
        int height = PADDING * 2 + text.size() * LEADING + (fits ? 0 : caption.size() * 900);
        return new Block(height, false, (sheet, y) -> {
            int base = y + PADDING + 800;
            int at = base;
            for (String each : text) {
                sheet.text(TEXT, Letterhead.LEFT, at, each);
                at += LEADING;
            }
            at -= fits ? LEADING : 150;
            for (String each : caption) {
                sheet.text(CAPTION, fits ? Letterhead.LEFT + beside : Letterhead.LEFT, at, each);
                at += 900;
            }
            figures(sheet, line, base);
        });
    }

    private void figures(Sheet sheet, Line line, int base) {
        sheet.text(PLAIN, PERIOD, base, period(line.period()));
        if (line.quantity() != null) {
            sheet.right(TEXT, QUANTITY, base, MoneyFormat.decimal(shortest(line.quantity())));
        }
        if (line.unitPrice() != null) {
            sheet.right(TEXT, PRICE, base, MoneyFormat.price(line.unitPrice()));
        }
        sheet.right(PLAIN, VAT, base, MoneyFormat.rate(line.vatRate()));
        sheet.right(TEXT, Letterhead.RIGHT, base, MoneyFormat.amount(line.net()));
    }

    private void subtotal(String site, Money sum) {
        List<String> text = SUBTOTAL.wrap(words.of("group.total", site), VAT - Letterhead.LEFT);
        int height = PADDING * 2 + text.size() * LEADING;
        blocks.add(new Block(height, false, (sheet, y) -> {
            sheet.rule(VAT + mm(20), Letterhead.RIGHT, y + 100, 40, Ink.CAPTION);
            int at = y + PADDING + 900;
            for (String each : text) {
                sheet.text(SUBTOTAL, Letterhead.LEFT, at, each);
                at += LEADING;
            }
            sheet.right(SUBTOTAL, Letterhead.RIGHT, at - LEADING, MoneyFormat.amount(sum));
        }));
    }

    private static void hairline(Sheet sheet, int y) {
        sheet.rule(Letterhead.LEFT, Letterhead.RIGHT, y, 40, Ink.HAIRLINE);
    }

    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** 01.10.–31.10.2026 within a year, both dates in full across years; one day as one date. */
    private String period(Period period) {
        String language = invoice.language();
        String last = DayFormat.day(period.until().minusDays(1), language);
        if (period.days() <= 1) {
            return DayFormat.day(period.from(), language);
        }
        String first = DayFormat.day(period.from(), language);
        boolean sameYear =
                period.from().getYear() == period.until().minusDays(1).getYear();
        return (sameYear ? first.substring(0, first.length() - 4).trim() : first) + "–" + last;
    }
}
