package portico.visit.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The four languages. Only these ever reach a page: a locale taken from the request would be a way in for scripts. */
public enum Language {
    DE("Deutsch"),
    FR("Français"),
    IT("Italiano"),
    EN("English");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language's name in itself, so that whoever reads no German finds his. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    public static Optional<Language> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** The first language that the browser wishes and that we have; German otherwise. */
    static Language wished(Enumeration<Locale> wishes) {
        List<Locale> locales = wishes == null ? List.of() : Collections.list(wishes);
        return locales.stream()
                .map(locale -> of(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DE);
    }
}
