package portico.architecture;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chapters promise to list, they list whole. */
class ChaptersTest {

    private static final Pattern REFUSAL =
            Pattern.compile("\"((?:run|billing|parked|month|import|usage)\\.[a-z][a-z.-]*[a-z])\"");
    private static final Pattern REQUIREMENT =
            Pattern.compile("(?<![\\w.-])([UHCB])(\\d{1,2})(?:[–-][UHCB]?(\\d{1,2}))?(?![\\w-])");

    private static final String FINANCE = "batch/README.md";
    private static final String FORMATS = "config/demo/README.md";
    private static final String DOMAIN = "ejb/README.md";

    @Test
    void every_refusal_of_a_job_stands_in_the_guide_of_finance() {
        TextVerdict.keeps(ChaptersTest::unexplained);
    }

    @Test
    void a_refusal_that_the_guide_does_not_explain_is_found() {
        SourceFile guide = new SourceFile(FINANCE, "| `run.known` | it is known |");
        TextVerdict.breaks(
                ChaptersTest::unexplained, "run.unheard-of", guide, java("throw new Refusal(\"run.unheard-of\");"));
        TextVerdict.allows(ChaptersTest::unexplained, guide, java("throw new Refusal(\"run.known\");"));
    }

    @Test
    void every_requirement_that_a_source_names_stands_in_the_chapter_of_the_domain() {
        TextVerdict.keeps(ChaptersTest::unlisted);
    }

    @Test
    void a_requirement_that_nobody_knows_is_found() {
        SourceFile chapter = new SourceFile(DOMAIN, "| U1, U2 | A customer reaches the portal. |");
        TextVerdict.breaks(ChaptersTest::unlisted, "U99", chapter, java("/** For whom it may concern (U99). */"));
        TextVerdict.breaks(ChaptersTest::unlisted, "U3", chapter, java("/** For whom it may concern (U1–U3). */"));
        TextVerdict.allows(ChaptersTest::unlisted, chapter, java("/** For whom it may concern (U1, U2). */"));
    }

    @Test
    void every_link_between_chapters_leads_somewhere() {
        TextVerdict.keeps(ChaptersTest::deadLinks);
        TextVerdict.breaks(
                ChaptersTest::deadLinks, "nowhere.md", new SourceFile("ejb/README.md", "[there](../nowhere.md#x)"));
        TextVerdict.breaks(
                ChaptersTest::deadLinks, "#nobody", new SourceFile("ejb/README.md", "# Somebody\n[there](#nobody)"));
        TextVerdict.allows(
                ChaptersTest::deadLinks,
                new SourceFile(
                        "ejb/README.md",
                        "# Some body, else\n[a](#some-body-else) [b](../pom.xml) [c](https://example.org)"));
    }

    static Stream<String> deadLinks(List<SourceFile> files) {
        Pattern link = Pattern.compile("\\]\\(([^)\\s:]*)\\)");
        return files.stream()
                .filter(file -> file.path().endsWith(".md"))
                .flatMap(file -> link.matcher(file.text())
                        .results()
                        .filter(hit -> !leads(file, hit.group(1)))
                        .map(hit -> file.at(hit.start()) + " leads nowhere: " + hit.group(1)));
    }

    private static boolean leads(SourceFile from, String to) {
        if (to.startsWith("#")) {
            return from.text()
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .anyMatch(line -> anchor(line).equals(to.substring(1)));
        }
        return Files.exists(House.ROOT.resolve(from.folder()).resolve(to.replaceFirst("#.*", "")));
    }

    /** As the usual viewers make it: small letters, no punctuation, dashes for blanks. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }

    static Stream<String> unexplained(List<SourceFile> files) {
        String guides = text(files, FINANCE) + text(files, FORMATS);
        return files.stream()
                .filter(file -> file.isMainJava()
                        && !file.path().startsWith("web/")
                        && !file.path().startsWith("config/"))
                .flatMap(file -> REFUSAL.matcher(file.text())
                        .results()
                        .filter(hit -> !guides.contains("`" + hit.group(1) + "`"))
                        .map(hit -> file.at(hit.start()) + " refuses by " + hit.group(1) + ", which neither " + FINANCE
                                + " nor " + FORMATS + " explains"));
    }

    static Stream<String> unlisted(List<SourceFile> files) {
        Set<String> known = files.stream()
                .filter(file -> file.path().equals(DOMAIN))
                .flatMap(file -> file.text().lines())
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> ids(line.split("\\|")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
        return files.stream()
                .filter(file -> file.path().endsWith(".java") && !file.path().contains("/architecture/"))
                .flatMap(file -> ids(comments(file.text()))
                        .filter(id -> !known.contains(id))
                        .map(id -> file.path() + " names " + id + ", which " + DOMAIN + " does not list"));
    }

    /** U24–U26 are three. */
    private static Stream<String> ids(String text) {
        return REQUIREMENT.matcher(text).results().flatMap(hit -> {
            int first = Integer.parseInt(hit.group(2));
            int last = hit.group(3) == null ? first : Integer.parseInt(hit.group(3));
            return Stream.iterate(first, id -> id <= last, id -> id + 1).map(id -> hit.group(1) + id);
        });
    }

    private static String comments(String source) {
        Matcher comment =
                Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL).matcher(source);
        return comment.results().map(hit -> hit.group()).collect(Collectors.joining("\n"));
    }

    private static String text(List<SourceFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(SourceFile::text)
                .collect(Collectors.joining());
    }

    private static SourceFile java(String text) {
        return new SourceFile("ejb/src/main/java/portico/billing/Debt.java", text);
    }
}
