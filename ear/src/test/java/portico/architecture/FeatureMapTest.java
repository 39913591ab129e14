package portico.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the features in ejb/README.md is drawn from the arrow table and the code, so that it cannot be wrong for long. */
class FeatureMapTest {

    private static final String BEGIN = "<!-- features: begin, drawn by FeatureMapTest -->\n";
    private static final String END = "<!-- features: end -->\n";
    private static final String REFRESH = "mvn -q package -pl ear -am -Dtest=FeatureMapTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dportico.write";

    private static final Path CHAPTER = Module.EJB.folder().resolve("README.md");

    @Test
    void the_map_in_the_chapter_of_the_domain_is_up_to_date() throws IOException {
        String chapter = Files.readString(CHAPTER);
        String fresh = drawn(chapter, map());
        if (System.getProperty("portico.write") != null) {
            Files.writeString(CHAPTER, fresh);
        } else if (!fresh.equals(chapter)) {
            fail("The feature map in ejb/README.md is stale. Refresh it with: " + REFRESH);
        }
    }

    @Test
    void a_stale_map_is_found() {
        String stale = "# Domain\n" + BEGIN + "old\n" + END + "more\n";
        assertEquals("# Domain\n" + BEGIN + "new\n" + END + "more\n", drawn(stale, "new\n"));
    }

    @Test
    void the_first_sentence_of_a_package_is_its_purpose() {
        assertEquals(
                "Who asks, and with which right.",
                firstSentence("/**\n * Who asks, and with\n * which right.\n *\n * <p>More. */"));
        assertEquals("A door to Scopes.", firstSentence("/** A door to {@link portico.guard.Scopes}. Not more. */"));
    }

    @Test
    void every_feature_in_the_code_is_on_the_map() {
        String map = map();
        House.classes().stream()
                .filter(type -> Place.isIn(type, Module.EJB))
                .map(type -> Place.of(type).orElseThrow().feature())
                .forEach(feature -> assertTrue(map.contains("| `" + feature + "` |"), feature));
    }

    private static String drawn(String chapter, String map) {
        Pattern between = Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
        Matcher place = between.matcher(chapter);
        assertTrue(place.find(), "ejb/README.md has no place for the map: it needs the two marker lines.");
        return place.replaceFirst(Matcher.quoteReplacement(BEGIN + map + END));
    }

    private static String map() {
        List<String> built =
                Arrows.features().stream().filter(FeatureMapTest::isBuilt).toList();
        String arrows = built.stream()
                .flatMap(feature -> Arrows.from(feature).stream()
                        .filter(built::contains)
                        .map(below -> "  " + feature + " --> " + below + "\n"))
                .collect(Collectors.joining());
        String rows = built.stream().map(FeatureMapTest::row).collect(Collectors.joining());
        return "```mermaid\nflowchart TD\n" + arrows + "```\n\n| feature | what it is for | doors |\n|---|---|---|\n"
                + rows;
    }

    private static String row(String feature) {
        return "| `" + feature + "` | " + purpose(feature) + " | " + String.join(", ", doors(feature)) + " |\n";
    }

    private static boolean isBuilt(String feature) {
        return House.files().stream().anyMatch(file -> file.path().equals(packageInfo(feature)));
    }

    private static String packageInfo(String feature) {
        return "ejb/src/main/java/portico/" + feature + "/package-info.java";
    }

    private static String purpose(String feature) {
        return House.files().stream()
                .filter(file -> file.path().equals(packageInfo(feature)))
                .map(file -> firstSentence(file.text()))
                .collect(Collectors.joining());
    }

    private static String firstSentence(String source) {
        String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
        String text = comment.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ (?:[\\w.]*\\.)?(\\w+)}", "$1")
                .strip();
        String paragraph = text.split("<p>")[0].strip();
        Matcher end = Pattern.compile("\\.(?=\\s|$)").matcher(paragraph);
        return end.find() ? paragraph.substring(0, end.end()).replaceAll("\\s+", " ") : paragraph;
    }

    private static Set<String> doors(String feature) {
        Stream<JavaClass> doors = House.classes().stream()
                .filter(Kinds::isDoor)
                .filter(type -> !Place.isIn(type, Module.WEB))
                .filter(type -> Place.of(type)
                        .filter(place -> place.feature().equals(feature))
                        .isPresent());
        return doors.map(type -> "`" + type.getSimpleName() + "`")
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
