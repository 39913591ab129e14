package portico.config.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Invented companies and people, never the same twice. Their mail domains end in .example, which no one can own. */
final class Names {

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    Names(Random random) {
        this.random = random;
    }

    /** Keeps a name that was given by hand from being invented again. */
    void reserve(String name) {
        taken.add(name);
    }

    String company(String language) {
        while (true) {
            String name = pick(Resource.names("roots", language)) + " " + pick(Resource.names("trades", language)) + " "
                    + pick(Resource.names("forms", language));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    String reseller(String language) {
        while (true) {
            String name = pick(Resource.names("roots", language)) + " Telematik "
                    + Resource.names("forms", language).get(random.nextInt(2));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    Person person(String language, String domain) {
        while (true) {
            String name = pick(Resource.names("first", language)) + " " + pick(Resource.names("last", language));
            Person person = new Person(ascii(name).replace(' ', '.') + "@" + domain, name, language);
            if (taken.add(person.email())) {
                return person;
            }
        }
    }

    /** nebelfurt-treuhand.example for Nebelfurt Treuhand AG, numbered where two differ only in their legal form. */
    String domain(String company) {
        String stem = ascii(company)
                .replaceAll(" (ag|gmbh|sa|sarl|sagl|genossenschaft|cooperative|& co. kg)$", "")
                .replaceAll("[^a-z0-9]+", "-");
        for (int i = 1; ; i++) {
            String domain = stem + (i == 1 ? "" : "-" + i) + ".example";
            if (taken.add(domain)) {
                return domain;
            }
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    static String ascii(String text) {
        String german = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
