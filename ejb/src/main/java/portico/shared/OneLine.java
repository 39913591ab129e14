package portico.shared;

/**
 * Text that stands in one line: a name in a subject, a table or a greeting. Neither a line's end (which would begin a mail's next
 * header), nor a mark that turns what follows it the other way round, nor a sign that nobody sees.
 */
public final class OneLine {
    private OneLine() {}

    public static boolean is(String text) {
        return text.codePoints().noneMatch(OneLine::isStrange);
    }

    /** What is left of a text that came from elsewhere: a blank where a strange sign stood. */
    public static String of(String text) {
        return text.codePoints()
                .map(sign -> isStrange(sign) ? ' ' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStrange(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
