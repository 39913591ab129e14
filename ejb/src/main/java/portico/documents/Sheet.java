package portico.documents;

/**
 * The content of one page. Lengths are whole hundredths of a point, so that no rounding differs between machines; y counts
 * downwards from the upper edge, as people read. Lines are painted first, then the texts in the order in which they were
 * set, which is also the order in which a screen reader finds them.
 */
final class Sheet {
    static final int WIDTH = 59528;
    static final int HEIGHT = 84189;

    private final PdfBytes graphics = new PdfBytes();
    private final PdfBytes texts = new PdfBytes();
    private AlikeRows underlay = new AlikeRows();
    private int lastX;
    private int lastY = HEIGHT;
    private Typeface face;
    private int size;
    private Ink ink;
    private int thickness;
    private Ink stroke;

    /** Tenths of a millimetre. */
    static int mm(int tenths) {
        return (tenths * 7200 + 127) / 254;
    }

    void text(Style style, int x, int y, String text) {
        if (text.isEmpty()) {
            return;
        }
        texts.hundredths(x - lastX).put(' ').hundredths(lastY - y).put(" Td\n");
        lastX = x;
        lastY = y;
        if (style.face() != face || style.size() != size) {
            face = style.face();
            size = style.size();
            face.select(false, size, texts);
        }
        if (style.ink() != ink) {
            ink = style.ink();
            texts.put(ink.fill);
        }
        face.show(text, size, texts);
    }

    /** Ends at x. */
    void right(Style style, int x, int y, String text) {
        text(style, x - style.width(text), y, text);
    }

    void rule(int fromX, int toX, int y, int width, Ink colour) {
        line(fromX, y, toX, y, width, colour);
    }

    void line(int fromX, int fromY, int toX, int toY, int width, Ink colour) {
        if (width != thickness) {
            thickness = width;
            graphics.hundredths(width).put(" w\n");
        }
        if (colour != stroke) {
            stroke = colour;
            graphics.put(colour.stroke);
        }
        graphics.hundredths(fromX).put(' ').hundredths(HEIGHT - fromY).put(" m ");
        graphics.hundredths(toX).put(' ').hundredths(HEIGHT - toY).put(" l S\n");
    }

    void box(int x, int y, int width, int height, Ink colour) {
        graphics.put("q ").put(colour.fill);
        graphics.hundredths(x).put(' ').hundredths(HEIGHT - y - height).put(' ');
        graphics.hundredths(width).put(' ').hundredths(height).put(" re f Q\n");
    }

    /** A printed form of the prefix, where it stands. */
    void form(String name) {
        graphics.put("/").put(name).put(" Do\n");
    }

    /** A printed form of the prefix, moved down. */
    void form(String name, int down) {
        graphics.put("q 1 0 0 1 0 ").hundredths(-down).put(" cm/").put(name).put(" Do Q\n");
    }

    /** What lies under all else: operators that bring their own state. */
    void underlay(AlikeRows operators) {
        underlay = operators;
    }

    AlikeRows underlay() {
        return underlay;
    }

    /** Operators that bring their own state, such as the cross's boxes. */
    void raw(PdfBytes operators) {
        graphics.put("q ").put(operators).put(" Q\n");
    }

    /** All but the underlay. */
    byte[] content() {
        PdfBytes all = new PdfBytes().put(graphics);
        if (texts.length() > 0) {
            all.put("BT\n").put(texts).put("ET\n");
        }
        return all.toArray();
    }
}
