package portico.documents;

/**
 * A piece of the invoice that is never torn by a page break.
 *
 * @param height hundredths of a point
 * @param keepWithNext whether it would be an orphan without the block after it on the same page
 */
record Block(int height, boolean keepWithNext, Drawing drawing) {

    /** Paints the block with its upper edge at y. */
    @FunctionalInterface
    interface Drawing {
        void on(Sheet sheet, int y);
    }

    Block withNext() {
        return new Block(height, true, drawing);
    }
}
