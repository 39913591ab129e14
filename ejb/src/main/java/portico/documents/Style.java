package portico.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a text is set: face, size and colour.
 *
 * @param size hundredths of a point
 */
record Style(Typeface face, int size, Ink ink) {
    /** A word, or its part up to a hyphen or slash after which a line may end. */
    private static final Pattern WORD = Pattern.compile("\\S+?(?:(?<=\\p{L}{3}[-/])(?=\\S)|(?=\\s|$))");

    int width(String text) {
        return (int) ((face.width(text) * size + 500) / 1000);
    }

    /**
     * Breaks a text into lines that fit. A name is never cut: what has no blank to break at is broken between letters.
     *
     * @param room hundredths of a point
     */
    List<String> wrap(String text, int room) {
        if (width(text) <= room && text.indexOf('\n') < 0) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            boolean apart = word.start() > 0 && Character.isWhitespace(text.charAt(word.start() - 1));
            String next = (apart && line.length() > 0 ? " " : "") + word.group();
            if (line.length() > 0 && width(line + next) > room) {
                lines.add(line.toString());
                line.setLength(0);
                next = word.group();
            }
            line.append(next);
            while (width(line.toString()) > room && line.length() > 1) {
                int fits = lettersThatFit(line, room);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private int lettersThatFit(StringBuilder line, int room) {
        int fits = line.length() - 1;
        while (fits > 1 && width(line.substring(0, fits)) > room) {
            fits--;
        }
        return fits;
    }
}
