package portico.documents;

import java.util.stream.Collectors;

/**
 * The code of a payment part for the screen: an SVG picture 46 mm wide, black on its own white whatever the page's colours,
 * without fractions, so that every browser puts module and cross where the standard wants them.
 */
final class PaymentCode {
    /** In half millimetres, because the cross begins at 19.5. */
    private static final int WIDTH = 92;

    private static final int CROSS = 14;

    private PaymentCode() {}

    static String svg(QrBill bill) {
        QrSquare square = new QrSquare(bill.payload());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"46mm\" height=\"46mm\" viewBox=\"0 0 " + WIDTH + " "
                + WIDTH + "\" shape-rendering=\"crispEdges\">"
                + filled(false, outline(0, 0, WIDTH, WIDTH))
                + inner(0, WIDTH, square.modules(), filled(true, square.path()))
                + inner((WIDTH - CROSS) / 2, CROSS, SwissCross.WIDTH, cross())
                + "</svg>";
    }

    /** A square part in its own measure. */
    private static String inner(int corner, int width, int units, String content) {
        return "<svg x=\"" + corner + "\" y=\"" + corner + "\" width=\"" + width + "\" height=\"" + width
                + "\" viewBox=\"0 0 " + units + " " + units + "\">" + content + "</svg>";
    }

    private static String cross() {
        return SwissCross.BOXES.stream()
                .map(box -> filled(box.black(), outline(box.x(), box.y(), box.width(), box.height())))
                .collect(Collectors.joining());
    }

    private static String filled(boolean black, String path) {
        return "<path fill=\"" + (black ? "#000" : "#fff") + "\" d=\"" + path + "\"/>";
    }

    /** A rectangle as part of a path. */
    static String outline(int x, int y, int width, int height) {
        return "M" + x + " " + y + "h" + width + "v" + height + "h-" + width + "z";
    }
}
