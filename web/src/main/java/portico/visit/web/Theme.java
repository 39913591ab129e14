package portico.visit.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Light, dark, or as the device has it. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
