package portico.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page and its bean find each other by name: {@code billing/invoices.xhtml} and {@code portico.billing.web.InvoicesPage}. */
class PagesTest {

    private static final String WEBAPP = "web/src/main/webapp/";
    private static final Pattern BEAN_FILE = Pattern.compile("web/src/main/java/portico/(\\w+)/web/(\\w+)Page\\.java");
    private static final Pattern BEAN_USED = Pattern.compile("\\b([a-z]\\w*Page)\\b(?=[.\\[ }])");
    private static final Pattern EL = Pattern.compile("#\\{[^}]*}");

    @Test
    void pages_and_beans_are_one_to_one() {
        TextVerdict.keeps(PagesTest::unpaired);
    }

    @Test
    void a_page_without_its_bean_and_a_bean_without_its_page_are_found() {
        TextVerdict.breaks(
                PagesTest::unpaired, "billing/debts.xhtml", page("billing/debts.xhtml", "<p>#{debtsPage.sum}</p>"));
        TextVerdict.breaks(PagesTest::unpaired, "DebtsPage", bean("billing", "DebtsPage"));
        TextVerdict.breaks(
                PagesTest::unpaired,
                "billing/debts.xhtml",
                page("billing/debts.xhtml", "#{debtsPage.sum}"),
                bean("tenancy", "DebtsPage"));
    }

    @Test
    void a_page_that_speaks_to_two_beans_is_found() {
        TextVerdict.breaks(
                PagesTest::unpaired,
                "otherPage",
                page("billing/debts.xhtml", "#{debtsPage.sum} #{otherPage.sum}"),
                bean("billing", "DebtsPage"));
    }

    @Test
    void a_pair_is_right() {
        TextVerdict.allows(
                PagesTest::unpaired,
                page("billing/all-debts.xhtml", "#{allDebtsPage.sum}"),
                page("WEB-INF/tags/row.xhtml", "#{value}"),
                bean("billing", "AllDebtsPage"));
    }

    static Stream<String> unpaired(List<SourceFile> files) {
        Map<String, SourceFile> pages = new TreeMap<>();
        files.stream().filter(PagesTest::isOwnPage).forEach(page -> pages.put(key(page), page));
        Set<String> beans = files.stream()
                .flatMap(file -> BEAN_FILE.matcher(file.path()).results())
                .map(hit -> hit.group(1) + "." + hit.group(2) + "Page")
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> withoutBean = pages.entrySet().stream()
                .filter(page -> beans.stream().noneMatch(bean -> matches(page.getKey(), bean)))
                .map(page -> page.getValue().path() + " has no bean portico."
                        + page.getKey().replace(".", ".web."));
        Stream<String> withoutPage = beans.stream()
                .filter(bean -> pages.keySet().stream().noneMatch(page -> matches(page, bean)))
                .map(bean -> "portico." + bean.replace(".", ".web.") + " has no page");
        Stream<String> twoBeans = pages.entrySet().stream()
                .flatMap(page -> beansIn(page.getValue())
                        .filter(used -> !("." + used)
                                .equalsIgnoreCase(
                                        page.getKey().substring(page.getKey().indexOf('.'))))
                        .map(used -> page.getValue().path() + " speaks to " + used + ", which is another page's"));
        return Stream.of(withoutBean, withoutPage, twoBeans).flatMap(all -> all);
    }

    /** A page in the root of the site may have its bean in any room; one in a feature's folder has it in that feature. */
    private static boolean matches(String page, String bean) {
        return page.startsWith("*.") ? bean.endsWith(page.substring(1)) : page.equals(bean);
    }

    private static Stream<String> beansIn(SourceFile page) {
        return EL.matcher(page.text())
                .results()
                .map(MatchResult::group)
                .flatMap(el -> BEAN_USED.matcher(el).results())
                .map(hit -> hit.group(1))
                .distinct();
    }

    private static boolean isOwnPage(SourceFile file) {
        return file.isPage()
                && !file.path().startsWith(WEBAPP + "WEB-INF/")
                && !file.path().startsWith(WEBAPP + "resources/");
    }

    private static String key(SourceFile page) {
        String local = page.path().substring(WEBAPP.length(), page.path().length() - ".xhtml".length());
        int slash = local.indexOf('/');
        String feature = slash < 0 ? "*" : local.substring(0, slash);
        String name = Stream.of(local.substring(local.lastIndexOf('/') + 1).split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return feature + "." + name + "Page";
    }

    private static SourceFile page(String path, String text) {
        return new SourceFile(WEBAPP + path, text);
    }

    private static SourceFile bean(String feature, String name) {
        return new SourceFile("web/src/main/java/portico/" + feature + "/web/" + name + ".java", "");
    }
}
