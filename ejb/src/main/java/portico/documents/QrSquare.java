package portico.documents;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The QR code as filled rectangles, 46 mm wide, error correction M as the standard demands; never a picture. */
final class QrSquare {
    private static final int LARGEST_VERSION = 25;

    private final QrCode code;

    QrSquare(String payload) {
        // Not encodeText: it raises the error correction when there is room, and mixes modes that some banks' readers
        // dislike.
        QrSegment bytes = QrSegment.makeBytes(payload.getBytes(StandardCharsets.UTF_8));
        code = QrCode.encodeSegments(List.of(bytes), QrCode.Ecc.MEDIUM, 1, LARGEST_VERSION, -1, false);
    }

    /** Operators that paint it with its upper left corner at x, y. */
    AlikeRows at(int x, int y, int width) {
        AlikeRows rows = new AlikeRows();
        PdfBytes row = new PdfBytes();
        // One module is one unit from here on; y counts downwards. Four decimals, so that 46 mm stay 46 mm.
        String module = tenThousandths(width, code.size);
        row.put("q 0 g ").put(module).put(" 0 0 -").put(module).put(' ');
        row.hundredths(x).put(' ').hundredths(Sheet.HEIGHT - y).put(" cm 1 0 0 1 -10 -10 cm\n");
        rows.row(row);
        for (Rectangle each : rectangles()) {
            row.clear();
            // Counted from 10, so that nearly all rows have one length.
            row.whole(each.x() + 10).put(' ').whole(each.y() + 10).put(' ');
            row.whole(each.width()).put(' ').whole(each.height()).put(" re\n");
            rows.row(row);
        }
        row.clear();
        return rows.row(row.put("f Q\n"));
    }

    /** The same rectangles as an SVG path, one unit a module, from the upper left corner. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (Rectangle each : rectangles()) {
            path.append(PaymentCode.outline(each.x(), each.y(), each.width(), each.height()));
        }
        return path.toString();
    }

    /** How many modules it is wide. */
    int modules() {
        return code.size;
    }

    private record Rectangle(int x, int y, int width, int height) {}

    /**
     * Covers the dark modules with few rectangles, which may overlap, and in an order in which neighbours in the file end
     * alike: the code is most of an invoice's own bytes, and this is what makes it small when deflated (see AlikeRows).
     */
    private List<Rectangle> rectangles() {
        boolean[] done = new boolean[code.size * code.size];
        List<Rectangle> rectangles = new ArrayList<>();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y) && !done[y * code.size + x]) {
                    rectangles.add(largest(x, y, done));
                }
            }
        }
        rectangles.sort(Comparator.comparingInt(Rectangle::width)
                .thenComparingInt(Rectangle::height)
                .thenComparingInt(Rectangle::y)
                .thenComparingInt(Rectangle::x));
        return rectangles;
    }

    /** The dark rectangle around a module that covers most of what is not covered yet. */
    private Rectangle largest(int x, int y, boolean[] done) {
        Rectangle best = null;
        int most = 0;
        for (int left = x; left >= 0 && code.getModule(left, y); left--) {
            for (int right = x; right < code.size && code.getModule(right, y); right++) {
                int top = y;
                while (top > 0 && dark(left, right, top - 1)) {
                    top--;
                }
                int bottom = y;
                while (bottom + 1 < code.size && dark(left, right, bottom + 1)) {
                    bottom++;
                }
                Rectangle candidate = new Rectangle(left, top, right - left + 1, bottom - top + 1);
                int fresh = fresh(candidate, done, false);
                if (fresh > most) {
                    most = fresh;
                    best = candidate;
                }
            }
        }
        fresh(best, done, true);
        return best;
    }

    private boolean dark(int left, int right, int y) {
        for (int x = left; x <= right; x++) {
            if (!code.getModule(x, y)) {
                return false;
            }
        }
        return true;
    }

    /** How many of its modules are not covered yet, and covers them where it is taken. */
    private int fresh(Rectangle rectangle, boolean[] done, boolean take) {
        int fresh = 0;
        for (int y = rectangle.y(); y < rectangle.y() + rectangle.height(); y++) {
            for (int x = rectangle.x(); x < rectangle.x() + rectangle.width(); x++) {
                int module = y * code.size + x;
                fresh += done[module] ? 0 : 1;
                done[module] |= take;
            }
        }
        return fresh;
    }

    /** Hundredths of a point divided by the modules, as a decimal number of points with four decimals. */
    private static String tenThousandths(int width, int modules) {
        int value = (width * 100 + modules / 2) / modules;
        String digits = Integer.toString(10000 + value % 10000).substring(1);
        return value / 10000 + "." + digits;
    }
}
