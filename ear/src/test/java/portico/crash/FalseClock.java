package portico.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The clock of a machine on which servers and database run together, put forward and back while they do. A small library stands
 * between each process and its C library and adds to the time of day what the test says; what only counts seconds
 * (CLOCK_MONOTONIC) goes on undisturbed, as on a real machine. What ships knows nothing of it.
 */
final class FalseClock {
    /** The offset lies in memory that all share, because a virtual machine asks a million times a second. */
    private static final String LIBRARY = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <stdlib.h>
            #include <sys/mman.h>
            #include <sys/time.h>
            #include <time.h>
            #include <unistd.h>

            static volatile long *offset;
            static int (*true_clock)(clockid_t, struct timespec *);

            __attribute__((constructor)) static void begin(void) {
                const char *name = getenv("FALSE_CLOCK");
                int file = name ? open(name, O_RDONLY) : -1;
                true_clock = dlsym(RTLD_NEXT, "clock_gettime");
                if (file >= 0) {
                    void *shared = mmap(NULL, sizeof(long), PROT_READ, MAP_SHARED, file, 0);
                    offset = shared == MAP_FAILED ? NULL : shared;
                    close(file);
                }
            }

            int clock_gettime(clockid_t id, struct timespec *now) {
                if (!true_clock) begin();
                int answer = true_clock(id, now);
                if (answer == 0 && offset && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += *offset;
                return answer;
            }

            int gettimeofday(struct timeval *now, void *zone) {
                struct timespec exact;
                clock_gettime(CLOCK_REALTIME, &exact);
                now->tv_sec = exact.tv_sec;
                now->tv_usec = exact.tv_nsec / 1000;
                return 0;
            }

            time_t time(time_t *now) {
                struct timespec exact;
                clock_gettime(CLOCK_REALTIME, &exact);
                if (now) *now = exact.tv_sec;
                return exact.tv_sec;
            }
            """;

    private final Path file;
    private final Path library;

    FalseClock(Path directory) {
        try {
            file = Files.createDirectories(directory).resolve("offset");
            library = directory.resolve("libfalseclock.so");
            Path source = Files.writeString(directory.resolve("falseclock.c"), LIBRARY);
            compile(List.of("cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        is(0);
    }

    private static void compile(List<String> words) {
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() == 0) {
                return;
            }
        } catch (IOException notThere) {
            // Said below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "A clock that jumps needs a C compiler, to put a library before the processes' own."
                        + " Install one that is called cc (Debian: apt-get install gcc libc6-dev).");
    }

    /** @param seconds from the true time */
    void is(long seconds) {
        try (RandomAccessFile shared = new RandomAccessFile(file.toFile(), "rw")) {
            shared.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putLong(seconds)
                    .array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With these variables a process goes by this clock. */
    Map<String, String> variables() {
        return Map.of(
                "LD_PRELOAD",
                library.toAbsolutePath().toString(),
                "FALSE_CLOCK",
                file.toAbsolutePath().toString());
    }
}
