package portico.billing.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import portico.billing.ParkedRow;
import portico.words.web.Words;

/** Why a contract was parked, as a sentence. The run keeps words and days as plain text; here they become the reader's. */
final class Cause {
    private Cause() {}

    static String of(ParkedRow row, Words words) {
        return words.say(
                row.cause(),
                row.arguments().stream().map(word -> read(word, words)).toArray());
    }

    private static Object read(String word, Words words) {
        String category = words.find("vat." + word);
        if (category != null) {
            return category;
        }
        try {
            return LocalDate.parse(word);
        } catch (DateTimeParseException noDay) {
            return word;
        }
    }
}
