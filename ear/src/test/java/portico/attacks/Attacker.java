package portico.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portico.whole.PorticoServer;

/**
 * Somebody without a browser's scruples: writes each byte of a request himself, and comes from whichever address of this machine
 * he likes.
 */
public final class Attacker {
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<(?:input|button|textarea|select)\\b[^>]*>");
    private static final String CRLF = "\r\n";

    private final PorticoServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String from = "127.0.0.1";

    public Attacker(PorticoServer server) {
        this.server = server;
    }

    /** From another network: each 127.x.y.z is one of its own. */
    public Attacker from(String address) {
        from = address;
        return this;
    }

    /** The same person's browser in the hands of somebody else. */
    Attacker with(Map<String, String> stolen) {
        cookies.clear();
        cookies.putAll(stolen);
        return this;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** @param headers in the order in which they came, names in small letters */
    public record Reply(int status, List<Map.Entry<String, String>> headers, String body) {
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name.toLowerCase(Locale.ROOT)))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(", "));
        }

        /** Where one is sent on, without the host. */
        public String onward() {
            return header("location").replaceFirst("^https?://[^/]*", "");
        }

        public boolean complains() {
            return body.contains("role=\"alert\"");
        }

        /** What a person reads. */
        public String words() {
            return body.replaceAll("(?s)<(script|style).*?</\\1>", "")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** A form as it stands on a page: where it goes, and its fields, buttons included; several may have one name. */
    public record Form(String id, String action, List<Map.Entry<String, String>> fields) {
        /** With another value, by the end of the name; or one more field. */
        public Form with(String end, String value) {
            if (fields.stream().noneMatch(field -> field.getKey().endsWith(end))) {
                return and(end, value);
            }
            return new Form(
                    id,
                    action,
                    fields.stream()
                            .map(field -> field.getKey().endsWith(end) ? Map.entry(field.getKey(), value) : field)
                            .toList());
        }

        public Form and(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(fields);
            more.add(Map.entry(name, value));
            return new Form(id, action, more);
        }

        Form without(String name, String value) {
            return new Form(
                    id,
                    action,
                    fields.stream()
                            .filter(field -> !field.equals(Map.entry(name, value)))
                            .toList());
        }

        /** Only what a browser sends when this button is pressed. */
        public Form pressing(String end) {
            return new Form(
                    id,
                    action,
                    fields.stream()
                            .filter(field -> !field.getValue().equals(BUTTON)
                                    || field.getKey().endsWith(end))
                            .map(field -> field.getValue().equals(BUTTON) ? Map.entry(field.getKey(), "") : field)
                            .toList());
        }

        /** The values of all fields of this name. */
        public List<String> all(String name) {
            return fields.stream()
                    .filter(field -> field.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        public String encoded() {
            return fields.stream()
                    .map(field -> url(field.getKey()) + "=" + url(field.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    private static final String BUTTON = "\u0000button";

    static List<Form> forms(String page) {
        List<Form> forms = new ArrayList<>();
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            Matcher field = FIELD.matcher(form.group(2));
            while (field.find()) {
                String tag = field.group();
                String name = attribute(tag, "name");
                boolean unticked = tag.matches("(?s).*\\btype=\"(checkbox|radio)\".*") && !tag.contains("checked=");
                if (name != null && !unticked) {
                    boolean button = tag.startsWith("<button");
                    String value = tag.startsWith("<select")
                            ? chosen(form.group(2).substring(field.end()))
                            : attribute(tag, "value");
                    fields.add(Map.entry(name, button ? BUTTON : value == null ? "" : value));
                }
            }
            if ("post".equalsIgnoreCase(attribute(form.group(1), "method"))) {
                String id = attribute(form.group(1), "id");
                forms.add(new Form(id == null ? "" : id, attribute(form.group(1), "action"), fields));
            }
        }
        return forms;
    }

    /** The option that is selected, else the first. */
    private static String chosen(String after) {
        String options = after.substring(0, after.indexOf("</select>"));
        Matcher option = Pattern.compile("<option\\b[^>]*>").matcher(options);
        String first = null;
        while (option.find()) {
            if (option.group().contains("selected=")) {
                return attribute(option.group(), "value");
            }
            first = first == null ? attribute(option.group(), "value") : first;
        }
        return first;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("(?<=[\\s\"])" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : null;
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    public Form form(String address, String id) {
        Reply page = get(address);
        return forms(page.body()).stream()
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form " + id + " at " + address + ": " + page.status() + " "
                        + page.onward() + " " + page.words()));
    }

    public Reply get(String address, String... headers) {
        return send("GET", address, null, "", headers);
    }

    /** As our own pages do. */
    public Reply post(Form form) {
        return send("POST", form.action(), null, form.encoded(), "Origin: " + server.url());
    }

    public Reply signIn(String email, String password) {
        return post(form("/start", "sign-in-form")
                .pressing(":sign-in")
                .with(":email", email)
                .with(":password", password));
    }

    /** @param type null for an ordinary form */
    public Reply send(String method, String target, String type, String body, String... headers) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1")
                .append(CRLF);
        List<String> own = List.of(headers);
        if (own.stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: ")
                    .append(URI.create(server.url()).getAuthority())
                    .append(CRLF);
        }
        head.append("Accept-Language: de").append(CRLF);
        own.forEach(header -> head.append(header).append(CRLF));
        if (!cookies.isEmpty()) {
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append(CRLF);
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (method.equals("POST")) {
            head.append("Content-Type: ")
                    .append(type == null ? "application/x-www-form-urlencoded" : type)
                    .append(CRLF)
                    .append("Content-Length: ")
                    .append(content.length)
                    .append(CRLF);
        }
        head.append("Connection: close").append(CRLF).append(CRLF);
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return keepCookies(reply(socket.getInputStream().readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply keepCookies(Reply reply) {
        reply.headers().stream()
                .filter(header -> header.getKey().equals("set-cookie"))
                .map(header -> header.getValue().split(";")[0])
                .forEach(cookie -> {
                    int equals = cookie.indexOf('=');
                    cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
                });
        return reply;
    }

    private static Reply reply(byte[] bytes) throws IOException {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = raw.indexOf(CRLF + CRLF);
        if (end < 0) {
            throw new IOException("No answer: " + raw);
        }
        String[] lines = raw.substring(0, end).split(CRLF);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip()));
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        Reply reply = new Reply(status, headers, "");
        byte[] body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
        if (reply.header("transfer-encoding").equals("chunked")) {
            body = joined(body);
        }
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] chunks) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        InputStream in = new java.io.ByteArrayInputStream(chunks);
        while (true) {
            StringBuilder length = new StringBuilder();
            int sign = in.read();
            while (sign != '\n' && sign >= 0) {
                length.append((char) sign);
                sign = in.read();
            }
            String text = length.toString().strip();
            int size = text.isEmpty() ? 0 : Integer.parseInt(text, 16);
            if (size == 0) {
                return whole.toByteArray();
            }
            whole.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** How often the server's log has these words. */
    public static int said(PorticoServer server, String words) {
        try {
            return Files.readString(server.local().server().log()).split(Pattern.quote(words), -1).length - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
