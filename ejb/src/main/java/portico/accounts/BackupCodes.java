package portico.accounts;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ten codes for the day on which the phone is lost: each good once, without letters that look like others. */
final class BackupCodes {
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int HOW_MANY = 10;
    private static final int HALF = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BackupCodes() {}

    /** As they are written down: abcde-fghjk. */
    static List<String> make() {
        return Stream.generate(() -> half() + "-" + half()).limit(HOW_MANY).toList();
    }

    /** As people type them: with blanks, in capitals, with or without the dash. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private static String half() {
        return RANDOM.ints(HALF, 0, SIGNS.length())
                .mapToObj(place -> String.valueOf(SIGNS.charAt(place)))
                .collect(Collectors.joining());
    }
}
