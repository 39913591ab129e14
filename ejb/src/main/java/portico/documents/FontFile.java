package portico.documents;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A file of the typeface, as it lies in the application beside this class. Without it no invoice can be printed. */
final class FontFile {
    static final String REGULAR = "LiberationSans-Regular.ttf";
    static final String BOLD = "LiberationSans-Bold.ttf";

    private FontFile() {}

    /** @throws IllegalStateException a sentence that names the file, where it is missing or damaged */
    static TrueTypeFont read(String name) {
        try (InputStream in = FontFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw unusable(name, "is missing", null);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException damaged) {
            throw unusable(name, "is damaged (" + damaged.getMessage() + ")", damaged);
        }
    }

    private static IllegalStateException unusable(String name, String what, IOException why) {
        return new IllegalStateException(
                "Portico cannot print invoices: its font portico/documents/" + name + " " + what
                        + ". portico.ear is not as it was delivered: put the delivered file into standalone/deployments and start again.",
                why);
    }
}
