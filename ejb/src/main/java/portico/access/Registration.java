package portico.access;

import java.util.Set;
import java.util.regex.Pattern;
import portico.shared.OneLine;
import portico.shared.Refusal;

/** A form of registration that can be worked with. */
public record Registration(String name, String email, String language) {
    private static final Set<String> LANGUAGES = Set.of("de", "fr", "it", "en");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    /** @throws Refusal user.name, user.email, user.language */
    public static Registration of(NewUser wish) {
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !OneLine.is(name)) {
            throw new Refusal("user.name");
        }
        String email = email(wish.email());
        if (!LANGUAGES.contains(String.valueOf(wish.language()))) {
            throw new Refusal("user.language");
        }
        return new Registration(name, email, wish.language());
    }

    /** One address and nothing else, in small letters. @throws Refusal user.email */
    static String email(String text) {
        String email = text == null ? "" : text.strip().toLowerCase(java.util.Locale.ROOT);
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new Refusal("user.email");
        }
        return email;
    }
}
