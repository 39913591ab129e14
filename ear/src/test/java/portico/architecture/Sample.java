package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Wrong (or right) classes, written down beside the test that judges them, and compiled against the house as it is. */
final class Sample {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private final List<JavaFileObject> sources = new ArrayList<>();

    /** One source file, with imports of the house's vocabulary already there. */
    static Sample of(String source) {
        return new Sample().and(source);
    }

    Sample and(String source) {
        Matcher home = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!home.find() || !type.find()) {
            throw new IllegalArgumentException("A sample needs a package and a type: " + source);
        }
        String path = home.group(1).replace('.', '/') + "/" + type.group(1) + ".java";
        String whole = home.group() + " import jakarta.ejb.*; import jakarta.persistence.*; "
                + " import portico.guard.*; import portico.shared.*;" + source.substring(home.end());
        sources.add(new SimpleJavaFileObject(URI.create("sample:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return whole;
            }
        });
        return this;
    }

    JavaClasses classes() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(House.ROOT.resolve("ear/target/samples")), "sample");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter said = new StringWriter();
            List<String> options = List.of("-d", folder.toString(), "-proc:none", "-classpath", classPath());
            if (!compiler.getTask(said, null, null, options, null, sources).call()) {
                throw new IllegalStateException("The sample does not compile: " + said);
            }
            return new ClassFileImporter().importPath(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Module.BATCH.classes().toString(),
                Module.WEB.classes().toString());
    }
}
