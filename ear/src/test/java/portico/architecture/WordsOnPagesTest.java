package portico.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that a person reads comes from the message bundles, and is there. The keys are a page's name and the id on it
 * ({@code invoices.title}), or {@code common} and the id.
 */
class WordsOnPagesTest {

    private static final Pattern WORDS = Pattern.compile("web/.*/words_de\\.properties");
    private static final Pattern OF_PAGE = Pattern.compile("words\\.of\\('([^']+)'\\)");
    private static final Pattern SAID = Pattern.compile("words\\.say\\('([^']+)'[,)]");
    private static final Pattern SAID_IN_JAVA = Pattern.compile("\\bwords\\.say\\(\"([^\"]+)\"[,)]");
    private static final Pattern REFUSED = Pattern.compile("new (?:Refusal|\\w+Refused)\\(\\s*\"([^\"]+)\"");
    private static final Pattern OWN_TAG = Pattern.compile("<pt:(\\w+)((?:\\s+[\\w:-]+=\"[^\"]*\")*)\\s*/?>");
    private static final Pattern ID = Pattern.compile("\\sid=\"([\\w.-]+)\"");
    private static final Pattern NOT_TEXT = Pattern.compile("<!--.*?-->|<[^>]*>|#\\{[^}]*}|&#?\\w+;", Pattern.DOTALL);
    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\s(?:title|alt|label|header|placeholder|aria-label|hint|lead|text)=\"([^\"#]*\\p{L}{2}[^\"#]*)\"");
    /** PDF and CHF are the same in every language, so a word has a small letter in it. */
    private static final Pattern WORD = Pattern.compile("\\p{L}*(?:\\p{L}\\p{Ll}|\\p{Ll}\\p{L})\\p{L}*");

    @Test
    void no_page_has_text_of_its_own() {
        TextVerdict.keeps(WordsOnPagesTest::ownText);
        TextVerdict.breaks(WordsOnPagesTest::ownText, "Rechnung", page("<p>Rechnung</p>"));
        TextVerdict.breaks(WordsOnPagesTest::ownText, "Rechnung", page("<img alt=\"Rechnung\"/>"));
        TextVerdict.allows(
                WordsOnPagesTest::ownText,
                page(
                        "<!-- Rechnung --><p class=\"big\" title=\"#{words.of('x')}\">#{words.of('title')} · &#160; 5 PDF</p>"));
    }

    @Test
    void every_sentence_that_a_page_asks_for_exists() {
        TextVerdict.keeps(WordsOnPagesTest::missing);
    }

    @Test
    void a_missing_sentence_is_found() {
        SourceFile words = words("debts.title=Schulden\ncommon.save=Speichern\ndebt.paid=Bezahlt");
        TextVerdict.breaks(WordsOnPagesTest::missing, "debts.lead", words, page("#{words.of('lead')}"));
        TextVerdict.breaks(WordsOnPagesTest::missing, "debt.gone", words, page("#{words.say('debt.gone', x)}"));
        TextVerdict.breaks(
                WordsOnPagesTest::missing,
                "debts.name",
                words,
                fieldTag(),
                page("<pt:field id=\"name\" value=\"#{x}\"/>"));
        TextVerdict.breaks(
                WordsOnPagesTest::missing,
                "debt.lost",
                words,
                new SourceFile("web/src/main/java/portico/billing/web/DebtsPage.java", "words.say(\"debt.lost\")"));
        TextVerdict.allows(
                WordsOnPagesTest::missing,
                words,
                fieldTag(),
                page(
                        "#{words.of('title')} #{words.say('debt.paid')} <pt:field id=\"save\"/> <pt:field id=\"x\" label=\"#{y}\"/>"));
    }

    @Test
    void every_refusal_has_its_sentence() {
        TextVerdict.keeps(WordsOnPagesTest::wordlessRefusals);
        TextVerdict.breaks(WordsOnPagesTest::wordlessRefusals, "debt.none", words("a=b"), refusal("debt.none"));
        TextVerdict.allows(WordsOnPagesTest::wordlessRefusals, words("refusal.debt.none=Nichts"), refusal("debt.none"));
    }

    static Stream<String> ownText(List<SourceFile> files) {
        return files.stream().filter(SourceFile::isPage).flatMap(page -> {
            String blanked = NOT_TEXT.matcher(page.text())
                    .replaceAll(hit -> Matcher.quoteReplacement(hit.group().replaceAll("[^\n]", " ")));
            Stream<String> text = WORD.matcher(blanked)
                    .results()
                    .map(hit -> page.at(hit.start()) + " has a text of its own: " + hit.group());
            Stream<String> attributes = READ_ATTRIBUTE
                    .matcher(page.text())
                    .results()
                    .map(hit -> page.at(hit.start()) + " has a text of its own: " + hit.group(1));
            return Stream.concat(text, attributes);
        });
    }

    static Stream<String> missing(List<SourceFile> files) {
        Set<String> keys = keys(files);
        Set<String> speaking = speakingTags(files);
        Stream<String> onPages = files.stream().filter(SourceFile::isPage).flatMap(file -> {
            Stream<String> own = isTemplate(file)
                    ? Stream.empty()
                    : own(file, speaking)
                            .filter(id -> isMissing(keys, file, id))
                            .map(id -> name(file) + "." + id);
            Stream<String> said = said(SAID, file).filter(key -> !keys.contains(key));
            return Stream.concat(own, said).map(key -> file.path() + " asks for " + key + ", which no bundle has");
        });
        Stream<String> inBeans = files.stream()
                .filter(file -> file.path().startsWith("web/src/main/java/"))
                .flatMap(file -> said(SAID_IN_JAVA, file)
                        .filter(key -> !keys.contains(key))
                        .map(key -> file.path() + " asks for " + key + ", which no bundle has"));
        return Stream.concat(onPages, inBeans);
    }

    /** A refusal is said below «refusal»; the cause of parking is a thing of its own, which the desk lists. */
    static Stream<String> wordlessRefusals(List<SourceFile> files) {
        Set<String> keys = keys(files);
        return files.stream()
                .filter(file -> file.isMainJava() && !file.path().startsWith("config/"))
                .flatMap(file -> said(REFUSED, file)
                        .map(key -> key.startsWith("parked.") ? key : "refusal." + key)
                        .filter(key -> !keys.contains(key))
                        .map(key -> file.path() + " refuses by " + key + ", for which no bundle has a sentence"));
    }

    /** What is asked for in the page's own name, by a word or by one of our tags that takes its label from its id. */
    private static Stream<String> own(SourceFile page, Set<String> speaking) {
        Stream<String> byTag = OWN_TAG.matcher(page.text())
                .results()
                .filter(tag -> speaking.contains(tag.group(1)))
                .filter(tag ->
                        !tag.group(2).contains(" label=\"") && !tag.group(2).contains(" title=\""))
                .flatMap(tag -> ID.matcher(tag.group(2)).results().map(id -> id.group(1)));
        return Stream.concat(said(OF_PAGE, page), byTag);
    }

    private static boolean isMissing(Set<String> keys, SourceFile page, String id) {
        return !keys.contains(name(page) + "." + id) && !keys.contains("common." + id);
    }

    /** Our tags whose label is the sentence of their id, unless one is given. */
    private static Set<String> speakingTags(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.path().startsWith("web/src/main/webapp/WEB-INF/tags/"))
                .filter(file -> file.text().contains("words.of(id)"))
                .map(WordsOnPagesTest::name)
                .collect(Collectors.toSet());
    }

    private static Stream<String> said(Pattern how, SourceFile file) {
        return how.matcher(file.text()).results().map((MatchResult hit) -> hit.group(1));
    }

    private static Set<String> keys(List<SourceFile> files) {
        Set<String> keys = new TreeSet<>();
        files.stream().filter(file -> WORDS.matcher(file.path()).matches()).forEach(file -> {
            Properties words = new Properties();
            try {
                words.load(new StringReader(file.text()));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            keys.addAll(words.stringPropertyNames());
        });
        return keys;
    }

    private static boolean isTemplate(SourceFile file) {
        return file.path().contains("/WEB-INF/");
    }

    private static String name(SourceFile page) {
        return page.name().replaceFirst("\\.xhtml$", "");
    }

    private static SourceFile page(String text) {
        return new SourceFile("web/src/main/webapp/billing/debts.xhtml", text);
    }

    private static SourceFile fieldTag() {
        return new SourceFile("web/src/main/webapp/WEB-INF/tags/field.xhtml", "#{words.of(id)}");
    }

    private static SourceFile words(String text) {
        return new SourceFile("web/src/main/resources/portico/billing/web/words_de.properties", text);
    }

    private static SourceFile refusal(String key) {
        return new SourceFile("ejb/src/main/java/portico/billing/Debts.java", "throw new Refusal(\"" + key + "\");");
    }
}
