package portico.crash;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The EAR that ships, with a font cut out of the archive inside of it. */
final class WithoutFont {
    static final String FONT = "LiberationSans-Bold.ttf";

    private WithoutFont() {}

    static Path copyOf(Path ear, Path to) {
        try (InputStream in = Files.newInputStream(ear)) {
            return Files.write(to, without(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] without(InputStream archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(archive);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(FONT)) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                boolean ours = entry.getName().contains("portico-ejb")
                        && entry.getName().endsWith(".jar");
                out.write(ours ? without(new ByteArrayInputStream(content)) : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
