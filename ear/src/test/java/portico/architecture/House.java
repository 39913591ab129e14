package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project as it lies on disk: its compiled classes and its texts. */
final class House {

    static final Path ROOT = root();

    private static final Set<String> TEXT = Set.of(
            "java",
            "xhtml",
            "xml",
            "properties",
            "sql",
            "css",
            "js",
            "md",
            "csv",
            "cli",
            "sh",
            "txt",
            "conf",
            "service",
            "html",
            "json",
            "example",
            "run");

    /** Larger files are data, which no rule reads. */
    private static final long LONGEST_TEXT = 2_000_000;

    private static JavaClasses classes;
    private static List<SourceFile> files;

    private House() {}

    /** The classes of ejb, batch and web, without their tests. */
    static synchronized JavaClasses classes() {
        if (classes == null) {
            classes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPaths(Module.EJB.classes(), Module.BATCH.classes(), Module.WEB.classes());
        }
        return classes;
    }

    /** Every text of the project that a person wrote, paths relative to its root. */
    static synchronized List<SourceFile> files() {
        if (files == null) {
            files = read(ROOT);
        }
        return files;
    }

    private static List<SourceFile> read(Path root) {
        List<SourceFile> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean ours = folder.equals(root) || name.equals(".ci") || !name.startsWith(".");
                    boolean written = !name.equals("target") && !name.equals("node_modules");
                    return ours && written ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    boolean text = TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
                    if (text && attributes.size() < LONGEST_TEXT) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        found.add(new SourceFile(path, Files.readString(file, StandardCharsets.UTF_8)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(found);
    }

    /** Maven runs a module's tests in that module's folder, an IDE often in the root. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("ejb")) ? here : here.getParent();
    }
}
