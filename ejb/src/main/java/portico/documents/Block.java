package portico.documents;

/**
 * A piece of the invoice that is never torn by a page break.
 *
 * @param height hundredths of a point
 * @param keepWithNext whether it would be an orphan without the block after it on the same page
 * @param heading repeated above it where it begins a page, null for none
 */
record Block(int height, boolean keepWithNext, Drawing drawing, Block heading) {

    Block(int height, boolean keepWithNext, Drawing drawing) {
        this(height, keepWithNext, drawing, null);
    }

    /** Paints the block with its upper edge at y. */
    @FunctionalInterface
    interface Drawing {
        void on(Sheet sheet, int y);
    }

    Block withNext() {
        return new Block(height, true, drawing, heading);
    }

    Block under(Block wanted) {
        return new Block(height, keepWithNext, drawing, wanted);
    }
}
