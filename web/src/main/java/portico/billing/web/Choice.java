package portico.billing.web;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import portico.guard.NotFound;

/** What an address may say: a known word, a year, an id. Anything else counts as not said, a wrong id as not found. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> words, String text, E otherwise) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        return otherwise;
    }

    static Integer year(String text) {
        return text != null && text.matches("20\\d\\d") ? Integer.valueOf(text) : null;
    }

    static UUID uuid(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound();
        }
    }

    /** The id that a page cannot do without. */
    static UUID needed(String text) {
        UUID id = uuid(text);
        if (id == null) {
            throw new NotFound();
        }
        return id;
    }

    static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
    }

    static List<Integer> years() {
        int now = Year.now(ZoneOffset.UTC).getValue();
        return IntStream.range(0, 5).mapToObj(back -> now - back).toList();
    }
}
