package portico.config;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows on this machine what the {@link MailBox} took: {@code /} the list, {@code /000001.eml} one mail,
 * {@code /000001.eml/1} its first attachment. Everything from a mail is escaped, nothing in it is run.
 */
public final class MailPage implements AutoCloseable {
    private static final int SHOWN = 200;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;"
            + "padding:0 1rem;color-scheme:light dark}td{padding:.2rem 1rem .2rem 0;vertical-align:top}"
            + "pre{white-space:pre-wrap;font:inherit;border-top:1px solid;padding-top:1rem}";

    private final MailBox box;
    private final HttpServer server;

    public MailPage(MailBox box, int wantedPort) {
        this.box = box;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Ports.near(wantedPort)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            if (path[0].isEmpty()) {
                html(exchange, "Mails", list());
            } else if (!box.names().contains(path[0])) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path.length == 1) {
                html(exchange, "Mail", mail(path[0]));
            } else {
                attachment(exchange, path[0], path[1]);
            }
        } catch (MessagingException e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private String list() throws MessagingException {
        List<String> names = box.names();
        StringBuilder page = new StringBuilder("<p>" + names.size() + " mails were taken here; none left this machine."
                + (names.size() > SHOWN ? " The last " + SHOWN + ":" : "") + "</p><table>");
        for (String name : names.subList(0, Math.min(SHOWN, names.size()))) {
            MimeMessage mail = box.open(name);
            page.append("<tr><td>")
                    .append(escape(to(mail)))
                    .append("</td><td><a href=\"/")
                    .append(name)
                    .append("\">")
                    .append(escape(mail.getSubject()))
                    .append("</a></td></tr>");
        }
        return page.append("</table>").toString();
    }

    private String mail(String name) throws MessagingException, IOException {
        MimeMessage mail = box.open(name);
        StringBuilder page = new StringBuilder("<p><a href=\"/\">All mails</a></p><table>");
        page.append("<tr><td>From</td><td>")
                .append(escape(mail.getHeader("From", ", ")))
                .append("</td></tr>");
        page.append("<tr><td>To</td><td>").append(escape(to(mail))).append("</td></tr>");
        page.append("<tr><td>Subject</td><td>")
                .append(escape(mail.getSubject()))
                .append("</td></tr>");
        List<Part> parts = leaves(mail);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.getFileName() != null) {
                page.append("<tr><td>Attached</td><td><a href=\"/" + name + "/" + i + "\">" + escape(part.getFileName())
                        + "</a></td></tr>");
            } else if (part.isMimeType("text/plain")) {
                text.append(part.getContent());
            }
        }
        return page.append("</table><pre>" + escape(text.toString()) + "</pre>").toString();
    }

    private void attachment(HttpExchange exchange, String name, String index) throws MessagingException, IOException {
        List<Part> parts = leaves(box.open(name));
        int at = index.matches("\\d{1,3}") ? Integer.parseInt(index) : parts.size();
        if (at >= parts.size()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes;
        try (InputStream in = parts.get(at).getInputStream();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            bytes = out.toByteArray();
        }
        // A browser may show a PDF and must run nothing else.
        boolean pdf = parts.get(at).getContentType().toLowerCase(Locale.ROOT).startsWith("application/pdf");
        send(exchange, pdf ? "application/pdf" : "application/octet-stream", bytes);
    }

    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        List<Part> found = new ArrayList<>();
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart child = several.getBodyPart(i);
                found.addAll(leaves(child));
            }
        } else {
            found.add(part);
        }
        return found;
    }

    private static String to(MimeMessage mail) throws MessagingException {
        return mail.getHeader("To", ", ");
    }

    private static String escape(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    private static void html(HttpExchange exchange, String title, String body) throws IOException {
        String page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + title + " – Portico</title><style>" + STYLE
                + "</style><h1>" + title + "</h1>" + body + "</html>";
        send(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
