package portico.config;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A mail server that takes every mail and sends none on: each is kept as a file, so that it is still there tomorrow. */
public final class MailBox implements AutoCloseable {
    private final Path directory;
    private final GreenMail server;
    private int count;

    public MailBox(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count = names().size();
        server = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        keepAll();
    }

    private void keepAll() {
        var users = server.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            keep(message.getMessage());
            return nobody(users);
        });
    }

    /** Like a mail server that is down: whoever calls is refused. */
    public void down() {
        server.stop();
    }

    /** There again, at the same port. */
    public void up() {
        server.start();
        keepAll();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The newest first; each can be {@link #open opened}. */
    public List<String> names() {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MimeMessage open(String name) {
        if (!name.matches("\\d{6}\\.eml")) {
            throw new IllegalArgumentException(name);
        }
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            return new MimeMessage(null, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void keep(MimeMessage message) throws MessagingException {
        Path file = directory.resolve("%06d.eml".formatted(++count));
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                message.writeTo(out);
            }
            Files.move(unfinished, file);
            // The file is enough; thousands of mails in memory are not.
            server.purgeEmailFromAllMailboxes();
        } catch (IOException e) {
            throw new MessagingException("The mail could not be kept", e);
        } catch (FolderException e) {
            throw new MessagingException("The mailbox could not be emptied", e);
        }
    }

    private static synchronized GreenMailUser nobody(UserManager users) throws UserException {
        GreenMailUser user = users.getUser("nobody");
        return user == null ? users.createUser("nobody@portico.example", "nobody", "nobody") : user;
    }

    @Override
    public void close() {
        server.stop();
    }
}
