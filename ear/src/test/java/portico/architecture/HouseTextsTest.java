package portico.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules outside Java: pages, message bundles, and what stands in no file at all. */
class HouseTextsTest {

    /** What a page must not contain, and why. */
    private static final Map<Pattern, String> FORBIDDEN_IN_PAGES = Map.of(
            Pattern.compile("escape\\s*=\\s*\"false\""), "shows unescaped text",
            Pattern.compile("\\sstyle\\s*=\\s*\""), "has an inline style, which the content policy refuses",
            Pattern.compile("<style\\b"), "has an inline style sheet, which the content policy refuses",
            Pattern.compile("<script\\b(?![^>]*\\bsrc=)"), "has an inline script, which the content policy refuses",
            Pattern.compile("<h:outputScript\\b(?![^>]*\\bname=)"),
                    "has an inline script, which the content policy refuses",
            Pattern.compile("\\son(?:click|change|load|submit|key\\w+|mouse\\w+|focus|blur|input)\\s*=\\s*\""),
                    "has an inline event handler, which the content policy refuses",
            Pattern.compile("<f:ajax\\b|<h:commandLink\\b"),
                    "uses a tag that breaks the content policy: take p:ajax or p:commandLink",
            Pattern.compile("(?:src|href|library)\\s*=\\s*\"(?:https?:)?//"), "waits for an outside host");

    /** Written in two halves, so that this file does not contain what it looks for. */
    private static final List<String> REGISTRIES = List.of(
            "repo.maven." + "apache.org",
            "repo1." + "maven.org",
            "registry." + "npmjs.org",
            "registry." + "yarnpkg.com",
            "repository." + "jboss.org",
            "plugins." + "gradle.org",
            "deb." + "debian.org",
            "docker" + ".io");

    private static final Pattern BUNDLE = Pattern.compile("(.+)_(de|fr|it|en)\\.properties");
    private static final Set<String> LANGUAGES = new TreeSet<>(Set.of("de", "fr", "it", "en"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+[^}]*}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
    private static final char SHARP_S = '\u00df';

    @Test
    void pages_contain_nothing_that_the_content_policy_or_safety_forbids() {
        TextVerdict.keeps(HouseTextsTest::unsafePages);
    }

    @Test
    void each_forbidden_thing_is_found_in_a_page() {
        for (String wrong : List.of(
                "<h:outputText value=\"#{x}\" escape=\"false\"/>",
                "<p style=\"color: red\">",
                "<style>p {}</style>",
                "<script>go()</script>",
                "<h:outputScript>go()</h:outputScript>",
                "<a onclick=\"go()\">",
                "<f:ajax/>",
                "<h:commandLink/>",
                "<img src=\"https://example.org/x.png\"/>")) {
            TextVerdict.breaks(HouseTextsTest::unsafePages, "wrong.xhtml:1", page(wrong));
        }
        TextVerdict.allows(
                HouseTextsTest::unsafePages,
                page(
                        "<!-- style=\"\" --><p class=\"style\"><h:outputScript library=\"portico\" name=\"x.js\"/><p:ajax/>"));
    }

    @Test
    void style_sheets_and_scripts_wait_for_no_outside_host() {
        TextVerdict.keeps(HouseTextsTest::outsideHosts);
        TextVerdict.breaks(
                HouseTextsTest::outsideHosts,
                "x.css:1",
                new SourceFile("web/src/main/webapp/resources/x.css", "@import url(https://example.org/x.css);"));
    }

    @Test
    void every_text_exists_in_all_four_languages() {
        TextVerdict.keeps(HouseTextsTest::incompleteBundles);
    }

    @Test
    void an_incomplete_bundle_is_found() {
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "m_it.properties is missing",
                bundle("de", "a=1"),
                bundle("fr", "a=1"),
                bundle("en", "a=1"));
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "m_it.properties lacks b",
                bundle("de", "a=1\nb=2"),
                bundle("fr", "a=1\nb=2"),
                bundle("it", "a=1"),
                bundle("en", "a=1\nb=2"));
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "placeholders of a",
                bundle("de", "a=am {0}"),
                bundle("fr", "a=le {0}"),
                bundle("it", "a=il {1}"),
                bundle("en", "a=on {0}"));
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "a is empty",
                bundle("de", "a="),
                bundle("fr", "a=x"),
                bundle("it", "a=x"),
                bundle("en", "a=x"));
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "apostrophe",
                bundle("de", "a={0}"),
                bundle("fr", "a=d'un {0}"),
                bundle("it", "a={0}"),
                bundle("en", "a={0}"));
        TextVerdict.breaks(
                HouseTextsTest::incompleteBundles,
                "a twice",
                bundle("de", "a=x\na=y"),
                bundle("fr", "a=x"),
                bundle("it", "a=x"),
                bundle("en", "a=x"));
    }

    @Test
    void a_key_of_the_pages_stands_in_one_bundle_only() {
        TextVerdict.keeps(HouseTextsTest::sharedKeys);
        TextVerdict.breaks(
                HouseTextsTest::sharedKeys,
                "a.title",
                new SourceFile("web/src/main/resources/portico/billing/web/words_de.properties", "a.title=x"),
                new SourceFile("web/src/main/resources/portico/tenancy/web/words_de.properties", "a.title=y"));
    }

    /** All bundles of the pages are one dictionary: the same key in two of them would be luck. */
    static Stream<String> sharedKeys(List<SourceFile> files) {
        Map<String, String> first = new TreeMap<>();
        return files.stream()
                .filter(file -> file.path().matches("web/.*/words_de\\.properties"))
                .flatMap(file -> read(file).keySet().stream()
                        .filter(key -> first.putIfAbsent(key, file.path()) != null)
                        .map(key -> file.path() + " has " + key + ", which stands in " + first.get(key) + " too"));
    }

    @Test
    void german_is_written_as_in_switzerland() {
        TextVerdict.keeps(HouseTextsTest::foreignGerman);
        TextVerdict.breaks(HouseTextsTest::foreignGerman, "m_de.properties:1", bundle("de", "a=Stra" + SHARP_S + "e"));
    }

    @Test
    void no_file_names_the_host_of_a_registry() {
        TextVerdict.keeps(HouseTextsTest::registries);
        TextVerdict.breaks(
                HouseTextsTest::registries,
                "x.md:1",
                new SourceFile("x.md", "https://" + REGISTRIES.get(0) + "/maven2"));
    }

    static Stream<String> unsafePages(List<SourceFile> files) {
        return files.stream()
                .filter(SourceFile::isPage)
                .map(HouseTextsTest::withoutComments)
                .flatMap(page -> FORBIDDEN_IN_PAGES.entrySet().stream()
                        .flatMap(rule -> rule.getKey()
                                .matcher(page.text())
                                .results()
                                .map(hit -> page.at(hit.start()) + " " + rule.getValue())));
    }

    static Stream<String> outsideHosts(List<SourceFile> files) {
        Pattern outside = Pattern.compile("(?:url\\(|@import|src\\s*=)\\s*[\"']?(?:url\\([\"']?)?(?:https?:)?//");
        return files.stream()
                .filter(file ->
                        file.path().startsWith("web/src/main/") && file.path().matches(".*\\.(css|js)"))
                .flatMap(file -> outside.matcher(file.text())
                        .results()
                        .map(hit -> file.at(hit.start()) + " waits for an outside host"));
    }

    static Stream<String> incompleteBundles(List<SourceFile> files) {
        Map<String, Map<String, SourceFile>> bundles = new TreeMap<>();
        files.stream().filter(file -> file.path().contains("/src/main/")).forEach(file -> {
            Matcher name = BUNDLE.matcher(file.path());
            if (name.matches()) {
                bundles.computeIfAbsent(name.group(1), base -> new TreeMap<>()).put(name.group(2), file);
            }
        });
        return bundles.entrySet().stream().flatMap(bundle -> faults(bundle.getKey(), bundle.getValue()));
    }

    private static Stream<String> faults(String base, Map<String, SourceFile> bundle) {
        Stream<String> missing = LANGUAGES.stream()
                .filter(language -> !bundle.containsKey(language))
                .map(language -> base + "_" + language + ".properties is missing");
        Map<String, Map<String, String>> texts = new TreeMap<>();
        bundle.forEach((language, file) -> texts.put(file.path(), read(file)));
        Set<String> keys = texts.values().stream()
                .flatMap(map -> map.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> lacking = texts.entrySet().stream()
                .flatMap(file -> keys.stream()
                        .filter(key -> !file.getValue().containsKey(key))
                        .map(key -> file.getKey() + " lacks " + key));
        Stream<String> differing = keys.stream()
                .filter(key -> texts.values().stream()
                                .map(map -> placeholders(map.get(key)))
                                .distinct()
                                .count()
                        > 1)
                .map(key -> base + ": the placeholders of " + key + " differ between the languages");
        Stream<String> wrong = texts.entrySet().stream()
                .flatMap(file -> file.getValue().entrySet().stream()
                        .flatMap(text ->
                                wrongText(text.getKey(), text.getValue()).map(why -> file.getKey() + ": " + why)));
        Stream<String> twice = bundle.values().stream().flatMap(HouseTextsTest::doubled);
        return Stream.of(missing, lacking, differing, wrong, twice).flatMap(all -> all);
    }

    private static Stream<String> wrongText(String key, String text) {
        if (text.isBlank()) {
            return Stream.of(key + " is empty");
        }
        // MessageFormat swallows a lone apostrophe and whatever placeholder follows it.
        boolean swallowed = PLACEHOLDER.matcher(text).find()
                && LONE_APOSTROPHE.matcher(text).find();
        return swallowed ? Stream.of(key + " has a straight apostrophe beside a placeholder: write ’") : Stream.empty();
    }

    private static Stream<String> doubled(SourceFile file) {
        Set<String> seen = new TreeSet<>();
        return file.text()
                .lines()
                .filter(line -> line.matches("[^#!\\s=:][^=:]*[=:].*"))
                .map(line -> line.split("[=:]")[0].strip())
                .filter(key -> !seen.add(key))
                .map(key -> file.path() + " has " + key + " twice");
    }

    private static Map<String, String> read(SourceFile file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private static Set<String> placeholders(String text) {
        return text == null
                ? Set.of()
                : PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(HouseTextsTest::name)
                        .collect(Collectors.toSet());
    }

    /** {0,choice,…} asks for the argument 0 like {0}; the choice's own words are the language's business. */
    private static String name(String placeholder) {
        return placeholder.replaceAll("[{}]|,.*", "");
    }

    static Stream<String> foreignGerman(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.path().matches(".*\\.(properties|xhtml|md|csv|sql)"))
                .filter(file -> file.text().indexOf(SHARP_S) >= 0)
                .map(file -> file.at(file.text().indexOf(SHARP_S)) + " has a sharp s; Switzerland writes ss");
    }

    static Stream<String> registries(List<SourceFile> files) {
        return files.stream()
                .flatMap(file -> REGISTRIES.stream()
                        .filter(file.text()::contains)
                        .map(host -> file.at(file.text().indexOf(host)) + " names " + host));
    }

    private static SourceFile withoutComments(SourceFile page) {
        Matcher comment = Pattern.compile("<!--.*?-->", Pattern.DOTALL).matcher(page.text());
        return new SourceFile(page.path(), comment.replaceAll(hit -> hit.group().replaceAll("[^\n]", " ")));
    }

    private static SourceFile page(String text) {
        return new SourceFile("web/src/main/webapp/billing/wrong.xhtml", text);
    }

    private static SourceFile bundle(String language, String text) {
        return new SourceFile("web/src/main/resources/m_" + language + ".properties", text);
    }
}
