package portico.documents;

import java.util.List;

/** The cross in the middle of the code, 7 mm wide: boxes laid over each other, measured on SIX's drawing (19.8 units wide). */
final class SwissCross {
    /** Its width in the boxes' measure. */
    static final int WIDTH = 198;

    static final List<Box> BOXES = List.of(
            new Box(0, 0, WIDTH, WIDTH, false),
            new Box(7, 7, 184, 184, true),
            new Box(83, 40, 33, 110, false),
            new Box(44, 79, 110, 33, false));

    private SwissCross() {}

    /** One box, black or white; x and y from the upper left corner. */
    record Box(int x, int y, int width, int height, boolean black) {}
}
