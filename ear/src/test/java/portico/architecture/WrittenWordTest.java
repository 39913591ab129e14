package portico.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the sources must say, and what they must not, that the compiled class no longer shows. */
class WrittenWordTest {

    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float|doubleValue|floatValue)\\b");

    /** Where amounts are computed or stored. Drawing them on paper needs coordinates, which are floating. */
    private static final Set<String> MONEY = Set.of("shared", "contracts", "billing", "delivery", "payments", "sla");

    @Test
    void every_public_type_begins_with_a_sentence() {
        TextVerdict.keeps(WrittenWordTest::undocumented);
    }

    @Test
    void a_public_type_without_a_sentence_is_found() {
        TextVerdict.breaks(
                WrittenWordTest::undocumented,
                "DebtRow",
                java("billing", "DebtRow", "/* Not this. */ public record DebtRow(long id) {}"));
        TextVerdict.breaks(
                WrittenWordTest::undocumented,
                "Tills",
                java("billing", "Tills", "// Nor this.\n@Deprecated public class Tills {}"));
        TextVerdict.allows(
                WrittenWordTest::undocumented,
                java("billing", "Debt", "class Debt {}"),
                java("billing", "Tills", "/** Where debts are paid. */ @Deprecated public class Tills {}"));
    }

    @Test
    void every_package_says_what_it_is_for() {
        TextVerdict.keeps(WrittenWordTest::silentPackages);
    }

    @Test
    void a_package_that_says_nothing_is_found() {
        TextVerdict.breaks(
                WrittenWordTest::silentPackages, "portico/billing", java("billing", "Debt", "class Debt {}"));
        TextVerdict.breaks(
                WrittenWordTest::silentPackages,
                "portico/billing",
                java("billing", "Debt", "class Debt {}"),
                java("billing", "package-info", ""));
    }

    @Test
    void money_is_never_floating() {
        TextVerdict.keeps(WrittenWordTest::floating);
    }

    @Test
    void a_floating_amount_is_found() {
        for (String wrong : List.of("double net;", "Float net;", "Object x = 1.0f + price.doubleValue();")) {
            TextVerdict.breaks(
                    WrittenWordTest::floating, "Debt.java:2", java("billing", "Debt", "class Debt { " + wrong + " }"));
        }
        TextVerdict.allows(
                WrittenWordTest::floating,
                java("billing", "Debt", "/** Never a double. */ class Debt { String why = \"no float\"; } // double"));
    }

    @Test
    void names_say_what_a_thing_is_in_tests_and_tools_too() {
        TextVerdict.keeps(WrittenWordTest::emptyNames);
        TextVerdict.breaks(
                WrittenWordTest::emptyNames,
                "TillUtils",
                new SourceFile("config/src/main/java/portico/config/TillUtils.java", ""));
    }

    static Stream<String> emptyNames(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.name().endsWith(".java"))
                .filter(file -> LayersTest.EMPTY_NAME
                        .matcher(file.name().replace(".java", ""))
                        .matches())
                .map(file -> file.path() + " says how it is built, not what it is");
    }

    static Stream<String> undocumented(List<SourceFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = main(files)
                .filter(file -> !file.name().equals("package-info.java"))
                .map(WrittenWordTest::source)
                .toList();
        if (sources.isEmpty()) {
            return Stream.empty();
        }
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        DocTrees docs = DocTrees.instance(task);
        try {
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .flatMap(unit -> unit.getTypeDecls().stream()
                            .filter(type -> isPublic(type) && isSilent(docs, unit, type))
                            .map(type -> unit.getSourceFile().getName() + ": " + ((ClassTree) type).getSimpleName()
                                    + " is public and does not say what it is for"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isPublic(Tree type) {
        return type instanceof ClassTree named
                && named.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean isSilent(DocTrees docs, CompilationUnitTree unit, Tree type) {
        String comment = docs.getDocComment(TreePath.getPath(unit, type));
        return comment == null || comment.isBlank();
    }

    static Stream<String> silentPackages(List<SourceFile> files) {
        Set<String> folders = main(files).map(SourceFile::folder).collect(Collectors.toCollection(TreeSet::new));
        Set<String> speaking = main(files)
                .filter(file ->
                        file.name().equals("package-info.java") && file.text().contains("/**"))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        folders.removeAll(speaking);
        return folders.stream().map(folder -> folder + " needs a package-info.java that begins with a sentence");
    }

    static Stream<String> floating(List<SourceFile> files) {
        return main(files)
                .filter(file -> Place.of(packageOf(file))
                        .filter(place -> place.module() != Module.WEB && MONEY.contains(place.feature()))
                        .isPresent())
                .flatMap(file -> FLOATING.matcher(file.code())
                        .results()
                        .map(hit -> file.at(hit.start()) + " says " + hit.group() + " near money"));
    }

    private static String packageOf(SourceFile file) {
        return file.folder().replaceAll(".*/src/main/java/", "").replace('/', '.');
    }

    private static Stream<SourceFile> main(List<SourceFile> files) {
        return files.stream().filter(SourceFile::isMainJava);
    }

    private static JavaFileObject source(SourceFile file) {
        return new SimpleJavaFileObject(URI.create("source:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    private static SourceFile java(String feature, String name, String text) {
        String path = "ejb/src/main/java/portico/" + feature + "/" + name + ".java";
        return new SourceFile(path, "package portico." + feature + ";\n" + text);
    }
}
