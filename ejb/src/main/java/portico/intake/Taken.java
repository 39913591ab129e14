package portico.intake;

/**
 * What became of the lines of one slice; rejected ones are counted by their file.
 *
 * @param read lines that were read
 * @param written new, or with changed content
 * @param known taken before with the same content, nothing changed
 */
public record Taken(long read, long written, long known) {
    public static final Taken NOTHING = new Taken(0, 0, 0);

    public Taken plus(Taken other) {
        return new Taken(read + other.read, written + other.written, known + other.known);
    }
}
