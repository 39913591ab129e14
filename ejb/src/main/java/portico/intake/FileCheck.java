package portico.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipException;
import portico.shared.Refusal;

/**
 * Looks through a whole file before the first line of it is taken, so that a broken file leaves nothing behind: encoding,
 * cut-off, size of records, and the number of records that its trailer states.
 */
public final class FileCheck {
    /** A record that is longer is no record but a quote that was never closed. */
    static final int RECORD_LIMIT = 64 * 1024;

    private static final int BUFFER = 64 * 1024;

    private FileCheck() {}

    /**
     * @param trailerNeeded whether a file without a trailer counts as cut off
     * @return the number of records, header and trailer not counted
     * @throws Refusal import.file-unreadable, import.file-encoding(byte), import.file-cut-off, import.file-form(record),
     *     import.file-count(stated, found), import.file-record(record), import.file-empty; the file's name always first
     */
    public static long records(Path file, boolean trailerNeeded) {
        Scan scan = new Scan(file.getFileName().toString());
        try (InputStream in = Records.open(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    scan.take(buffer[i] & 0xFF);
                }
            }
        } catch (EOFException | ZipException cut) {
            throw new Refusal("import.file-cut-off", file.getFileName().toString());
        } catch (IOException unreadable) {
            throw new Refusal("import.file-unreadable", file.getFileName().toString());
        }
        return scan.end(trailerNeeded);
    }
}
