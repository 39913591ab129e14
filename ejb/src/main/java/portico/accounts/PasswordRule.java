package portico.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which passwords are good enough: those that withstand guessing, whatever they are made of (NIST SP 800-63B: no rules of
 * composition). Guessing begins with what everybody knows of its owner.
 */
final class PasswordRule {
    private static final int SHORTEST = 8;

    /** What zxcvbn looks at; its work grows with the cube of the length, and a hundred signs are strong or hopeless already. */
    private static final int LOOKED_AT = 100;

    private static final String BETWEEN = "[^\\p{L}\\p{N}]+";

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordRule() {}

    /** @param known words that a guesser would try first: name, e-mail address, the portal's name */
    static Strength judge(String password, Collection<String> known) {
        String start = password.substring(0, Math.min(password.length(), LOOKED_AT));
        List<String> words = known.stream()
                .flatMap(PasswordRule::pieces)
                .filter(word -> word.length() > 2)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        com.nulabinc.zxcvbn.Strength strength = ZXCVBN.measure(start, words);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return new Strength(Math.min(strength.getScore(), 1), "short");
        }
        Strength judged = new Strength(strength.getScore(), hint(strength.getSequence()));
        return judged.isEnough() ? new Strength(judged.score(), "fine") : judged;
    }

    /** regula.ammann@aarebogen.example is tried whole, as regula.ammann, as regulaammann, and each word by itself. */
    private static Stream<String> pieces(String text) {
        return Stream.of(
                        Stream.of(text, text.replaceAll(BETWEEN, "")),
                        Stream.of(text.split("@")),
                        Stream.of(text.split("@")).map(half -> half.replaceAll(BETWEEN, "")),
                        Stream.of(text.split(BETWEEN)))
                .flatMap(pieces -> pieces);
    }

    private static String hint(List<Match> parts) {
        return parts.stream()
                .max(Comparator.comparingInt(Match::tokenLength))
                .map(PasswordRule::hint)
                .orElse("guessable");
    }

    private static String hint(Match part) {
        return switch (part.pattern) {
            case Dictionary ->
                switch (part.dictionaryName) {
                    case "user_inputs" -> "own";
                    case "surnames", "male_names", "female_names" -> "name";
                    default -> "common";
                };
            case Spatial -> "keyboard";
            case Repeat -> "repeat";
            case Sequence -> "sequence";
            case Regex, Date -> "date";
            case Bruteforce -> "guessable";
        };
    }
}
