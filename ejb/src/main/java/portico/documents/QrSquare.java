package portico.documents;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
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
    PdfBytes at(int x, int y, int width) {
        PdfBytes out = new PdfBytes();
        // One module is one unit from here on; y counts downwards. Four decimals, so that 46 mm stay 46 mm.
        String module = tenThousandths(width, code.size);
        out.put("0 g ").put(module).put(" 0 0 -").put(module).put(' ');
        out.hundredths(x).put(' ').hundredths(Sheet.HEIGHT - y).put(" cm\n");
        boolean[] done = new boolean[code.size * code.size];
        for (int row = 0; row < code.size; row++) {
            for (int column = 0; column < code.size; column++) {
                if (code.getModule(column, row) && !done[row * code.size + column]) {
                    rectangle(column, row, done, out);
                }
            }
        }
        return out.put("f");
    }

    /** The run of dark modules from here, as far down as it repeats: fewer rectangles, fewer bytes. */
    private void rectangle(int column, int row, boolean[] done, PdfBytes out) {
        int width = 1;
        while (column + width < code.size
                && code.getModule(column + width, row)
                && !done[row * code.size + column + width]) {
            width++;
        }
        int height = 1;
        while (row + height < code.size && allDark(column, row + height, width)) {
            height++;
        }
        for (int y = row; y < row + height; y++) {
            for (int x = column; x < column + width; x++) {
                done[y * code.size + x] = true;
            }
        }
        out.whole(column)
                .put(' ')
                .whole(row)
                .put(' ')
                .whole(width)
                .put(' ')
                .whole(height)
                .put(" re\n");
    }

    private boolean allDark(int column, int row, int width) {
        for (int x = column; x < column + width; x++) {
            if (!code.getModule(x, row)) {
                return false;
            }
        }
        return true;
    }

    /** Hundredths of a point divided by the modules, as a decimal number of points with four decimals. */
    private static String tenThousandths(int width, int modules) {
        int value = (width * 100 + modules / 2) / modules;
        String digits = Integer.toString(10000 + value % 10000).substring(1);
        return value / 10000 + "." + digits;
    }
}
