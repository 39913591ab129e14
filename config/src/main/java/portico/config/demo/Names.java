package portico.config.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Invented companies and people, never the same twice. Their mail domains end in .example, which no one can own. */
final class Names {

    private static final Map<String, List<String>> ROOTS = Map.of(
            "de",
            List.of(
                    "Nebelfurt",
                    "Quarzmatt",
                    "Tintenstein",
                    "Kobaltried",
                    "Hirschmatt",
                    "Weissfluh",
                    "Lindenegg",
                    "Moosgrat",
                    "Brachvogel",
                    "Silberhalm",
                    "Kranichfeld",
                    "Rauhwasser",
                    "Dreitannen",
                    "Sturmegg",
                    "Windgässli",
                    "Haselrain",
                    "Kiesbank",
                    "Murmelstein",
                    "Föhrenschlag",
                    "Gletscherau",
                    "Immergrat",
                    "Schattenhalb",
                    "Zwölfmatten",
                    "Steinbrück",
                    "Wolkenried",
                    "Eisvogel",
                    "Herbstegg",
                    "Lärchenweid"),
            "fr",
            List.of(
                    "Pierrebrume",
                    "Clairvigne",
                    "Montaubel",
                    "Sablefin",
                    "Grandpré-Dessus",
                    "Lacombière",
                    "Rochebise",
                    "Vignerouge",
                    "Bellecombe",
                    "Fontanelle",
                    "Auberive",
                    "Boisnoir"),
            "it",
            List.of(
                    "Valscura",
                    "Pietranera",
                    "Montelago",
                    "Castagnola Nuova",
                    "Fontebruna",
                    "Rivachiara",
                    "Sassofino",
                    "Campolieto"));
    private static final Map<String, List<String>> TRADES = Map.of(
            "de",
            List.of(
                    "Treuhand",
                    "Holzbau",
                    "Logistik",
                    "Metallbau",
                    "Gartenbau",
                    "Optik",
                    "Bäckerei",
                    "Spedition",
                    "Architektur",
                    "Sanitär",
                    "Elektro",
                    "Druck",
                    "Käserei",
                    "Immobilien",
                    "Werbetechnik",
                    "Apotheke",
                    "Fenster",
                    "Transporte",
                    "Maschinen",
                    "Hotel",
                    "Brauerei",
                    "Labor",
                    "Recycling",
                    "Zahntechnik"),
            "fr",
            List.of(
                    "Fiduciaire",
                    "Menuiserie",
                    "Logistique",
                    "Horlogerie",
                    "Jardins",
                    "Optique",
                    "Boulangerie",
                    "Transports",
                    "Architecture",
                    "Imprimerie",
                    "Fromagerie",
                    "Immobilier",
                    "Pharmacie",
                    "Hôtel"),
            "it",
            List.of(
                    "Fiduciaria",
                    "Falegnameria",
                    "Logistica",
                    "Giardini",
                    "Ottica",
                    "Panetteria",
                    "Trasporti",
                    "Architettura",
                    "Tipografia",
                    "Immobiliare",
                    "Farmacia",
                    "Albergo"));
    private static final Map<String, List<String>> FORMS = Map.of(
            "de", List.of("AG", "GmbH", "AG", "GmbH", "Genossenschaft", "& Co. KG"),
            "fr", List.of("SA", "Sàrl", "SA", "Sàrl", "Coopérative"),
            "it", List.of("SA", "Sagl", "SA", "Sagl"));
    private static final Map<String, List<String>> FIRST = Map.of(
            "de",
            List.of(
                    "Andrea",
                    "Beatrice",
                    "Christoph",
                    "Daniela",
                    "Erwin",
                    "Franziska",
                    "Gregor",
                    "Heidi",
                    "Ivo",
                    "Jolanda",
                    "Kaspar",
                    "Lea",
                    "Marcel",
                    "Nadja",
                    "Oskar",
                    "Petra",
                    "Reto",
                    "Sandra",
                    "Tobias",
                    "Ursina",
                    "Vreni",
                    "Werner",
                    "Yvonne",
                    "Zora"),
            "fr",
            List.of(
                    "Amélie",
                    "Bastien",
                    "Céline",
                    "Didier",
                    "Élodie",
                    "Florian",
                    "Gaëlle",
                    "Hugo",
                    "Isabelle",
                    "Jérôme",
                    "Laure",
                    "Mathieu",
                    "Noémie",
                    "Olivier",
                    "Pauline",
                    "Sylvain"),
            "it",
            List.of(
                    "Alessia", "Bruno", "Chiara", "Davide", "Elena", "Fabio", "Giulia", "Ivan", "Lara", "Matteo",
                    "Nicola", "Paola"));
    private static final Map<String, List<String>> LAST = Map.of(
            "de",
            List.of(
                    "Aebersold",
                    "Brönnimann",
                    "Caduff",
                    "Dällenbach",
                    "Eggimann",
                    "Fankhauser",
                    "Gasser",
                    "Hirschi",
                    "Iseli",
                    "Jäggi",
                    "Kaderli",
                    "Lüthi",
                    "Mosimann",
                    "Niederhauser",
                    "Oppliger",
                    "Pfister",
                    "Rüfenacht",
                    "Schüpbach",
                    "Tanner",
                    "Ulmer",
                    "Von Gunten",
                    "Wüthrich",
                    "Zaugg",
                    "Zbinden"),
            "fr",
            List.of(
                    "Aubert",
                    "Berset",
                    "Chappuis",
                    "Dubochet",
                    "Emery",
                    "Favrod",
                    "Genoud",
                    "Jaccard",
                    "Monnier",
                    "Perrin",
                    "Rochat",
                    "Savary",
                    "Thévoz",
                    "Vuilleumier"),
            "it",
            List.of(
                    "Bernasconi",
                    "Cattaneo",
                    "Delcò",
                    "Foletti",
                    "Galli",
                    "Lepori",
                    "Martinoli",
                    "Pedrazzini",
                    "Quadri",
                    "Rossinelli",
                    "Soldini",
                    "Tognola"));

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
            String name =
                    pick(ROOTS.get(language)) + " " + pick(TRADES.get(language)) + " " + pick(FORMS.get(language));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    String reseller(String language) {
        while (true) {
            String name = pick(ROOTS.get(language)) + " Telematik "
                    + FORMS.get(language).get(random.nextInt(2));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    Person person(String language, String domain) {
        while (true) {
            String name = pick(FIRST.get(language)) + " " + pick(LAST.get(language));
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
