package portico.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Directories that are unpacked and thrown away whole. */
final class Trees {
    private Trees() {}

    /** The archive's content without its first {@code skipped} directory levels. */
    static void unzip(InputStream archive, Path target, int skipped) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path place = inside(target, entry.getName(), skipped);
                if (place == null) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.getParent());
                    Files.copy(zip, place);
                }
            }
        }
    }

    /** A tar.xz, links and execute bits included. */
    static void untar(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path place = inside(target, entry.getName(), 0);
                if (place == null) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                    continue;
                }
                Files.createDirectories(place.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(place, inside(target, entry.getLinkName(), 0));
                } else {
                    Files.copy(tar, place);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static Path inside(Path target, String name, int skipped) throws IOException {
        Path path = Path.of(name);
        if (path.getNameCount() <= skipped) {
            return null;
        }
        Path place = target.resolve(path.subpath(skipped, path.getNameCount())).normalize();
        if (!place.startsWith(target)) {
            throw new IOException("The archive reaches outside: " + name);
        }
        return place;
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
