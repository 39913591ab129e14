package portico.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of the project. The path is relative to the root, with slashes. */
record SourceFile(String path, String text) {

    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL);

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder without its last slash. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    boolean isMainJava() {
        return path.contains("/src/main/java/") && path.endsWith(".java");
    }

    boolean isPage() {
        return path.startsWith("web/src/main/webapp/") && path.endsWith(".xhtml");
    }

    /** Java without comments and literals; lines stay where they were. */
    String code() {
        return NO_CODE.matcher(text)
                .replaceAll(hit -> Matcher.quoteReplacement(hit.group().replaceAll("[^\n]", " ")));
    }

    /** Where an offset lies, as an editor shows it. */
    String at(int offset) {
        return path + ":"
                + (1 + text.substring(0, offset).chars().filter(c -> c == '\n').count());
    }
}
