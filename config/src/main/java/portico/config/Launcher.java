package portico.config;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;

/** Behind {@code mvn -Prun}: a Portico with its demo operator, up until Ctrl-C. */
public final class Launcher {
    private static final int PORT = 8080;
    private static final int MAILS = 8025;

    /** Not System.out: when the JVM ends, Maven takes its colours down in it at the same time, and a line in between throws. */
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Checkout checkout = Checkout.here();
        Files.createDirectories(checkout.data());
        try (RandomAccessFile file =
                        new RandomAccessFile(checkout.data().resolve("lock").toFile(), "rw");
                FileChannel channel = file.getChannel();
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Complaint("Portico already runs on the data in " + checkout.data() + ".");
            }
            run(checkout);
        } catch (Complaint complaint) {
            // The sentence alone: Maven would bury it under the trace of its own plugin.
            OUT.println("\nPortico could not start.\n" + complaint.getMessage());
            System.exit(1);
        }
    }

    private static void run(Checkout checkout) throws InterruptedException {
        long begin = System.nanoTime();
        LocalPortico portico = new LocalPortico(checkout, PORT);
        Thread atTheEnd = new Thread(
                () -> {
                    OUT.println("\nStopping the server, then the database …");
                    portico.close();
                    OUT.println("Stopped. The data stays in " + checkout.data());
                },
                "portico-stop");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        portico.startDatabase();
        OUT.println("Starting the server …");
        portico.startServer(checkout.ear());
        FirstDay day = new FirstDay(portico, checkout, OUT::println);
        RunBook.Entry run = day.live();
        MailPage page = portico.mails() == null ? null : new MailPage(portico.mails(), MAILS);
        OUT.println(new Welcome(portico, day, run).text(page, (System.nanoTime() - begin) / 1_000_000_000L));
        portico.server().awaitEnd();
    }
}
