package portico.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own with little room, so that what is full is really full: the kernel says ENOSPC, to PostgreSQL as to
 * Java. It is a tmpfs, which root may mount, or whom sudo lets.
 */
final class SmallDisk implements AutoCloseable {
    private final Path place;

    SmallDisk(Path place, int megabytes) {
        this.place = place;
        try {
            Files.createDirectories(place);
            // Left by a test that was killed.
            run("umount", place.toString());
            String mine = "size=" + megabytes + "m,mode=755,uid=" + Files.getAttribute(place, "unix:uid");
            if (!run("mount", "-t", "tmpfs", "-o", mine, "tmpfs", place.toString())) {
                throw new IllegalStateException("A full disk cannot be tested here: this user may mount no tmpfs at "
                        + place + ". Run the tests as root, or let sudo mount without asking.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(place.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until not one byte more can be written. */
    void fill() {
        try (var filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[4096];
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            System.out.println("CRASH the small disk: " + full.getMessage());
        }
    }

    void makeRoom() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return place.resolve("somebody-elses-file");
    }

    private static boolean run(String... words) {
        return succeeds(List.of(words)) || succeeds(sudo(words));
    }

    private static List<String> sudo(String... words) {
        var all = new java.util.ArrayList<>(List.of("sudo", "-n"));
        all.addAll(List.of(words));
        return all;
    }

    private static boolean succeeds(List<String> words) {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", place.toString());
    }
}
