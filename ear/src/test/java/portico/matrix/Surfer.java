package portico.matrix;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person with a browser: signs in on the start page as everybody does, and opens addresses. */
public final class Surfer {
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final String ACTION = "<form\\b[^>]*\\bid=\"%s\"[^>]*\\baction=\"([^\"]+)\"";

    /** What a form sends although nobody touched it. */
    private static final Pattern SENT = Pattern.compile("<input\\b(?=[^>]*\\btype=\"hidden\"|[^>]*\\bchecked=)[^>]*>");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String url;

    /** Somebody whom the portal does not know yet. */
    public Surfer(String url) {
        this.url = url;
    }

    Surfer(String url, Person person) throws IOException, InterruptedException {
        this(url);
        if (person.isKnown()) {
            HttpResponse<byte[]> answer = signIn(person.email(), Town.PASSWORD);
            if (answer.statusCode() != 302 && answer.statusCode() != 303) {
                throw new IOException(person + " could not sign in: " + answer.statusCode() + " " + text(answer));
            }
        }
    }

    /** What the address answered: for pages the status says it, the text tells what was seen. */
    Answer open(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(address);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        int status = response.statusCode();
        String outcome = switch (status) {
            case 200, 204 -> "OK";
            case 302, 303 ->
                response.headers().firstValue("Location").orElse("").contains("/start")
                                || response.headers()
                                        .firstValue("Location")
                                        .orElse("")
                                        .matches(".*/\\?to=.*")
                        ? "DENIED and sent to sign in"
                        : "OK";
            case 403 -> "DENIED";
            case 404 -> "NOT-FOUND";
            case 400, 405 -> "REFUSED " + status;
            default -> "ERROR " + status;
        };
        // A page says what it says by words, and may stand there empty; a file is something by itself.
        boolean isPage =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        return new Answer(outcome, 0, isPage ? 0 : response.body().length, text);
    }

    /** Fills in the form of the start page and sends it; a redirect means that it was right. */
    public HttpResponse<byte[]> signIn(String email, String password) throws IOException, InterruptedException {
        String page = text(get("/start"));
        Form form = Form.on(page, "sign-in-form");
        Map<String, String> fields = fields(form.html(), "");
        fields.replaceAll((name, value) -> name.endsWith("email") ? email : value);
        fields.replaceAll((name, value) -> name.endsWith("password") ? password : value);
        return send(form, fields.entrySet().stream());
    }

    /**
     * Presses a button of a page that was opened before.
     *
     * @param button the form's name and its own, as in {@code rights:save-changes}
     * @param ticked fields that are filled in or ticked beside what stands in the form already
     * @param cleared fields whose tick is taken away
     */
    public HttpResponse<byte[]> press(
            String page, String button, Set<Map.Entry<String, String>> ticked, Set<Map.Entry<String, String>> cleared)
            throws IOException, InterruptedException {
        Form form = Form.on(page, button.substring(0, button.indexOf(':')));
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(Map.entry(button, "")));
        Matcher input = SENT.matcher(form.html());
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find() && value.find()) {
                fields.add(Map.entry(name.group(1), value.group(1).replace("&amp;", "&")));
            }
        }
        fields.removeAll(cleared);
        fields.addAll(ticked);
        return send(form, fields.stream());
    }

    /** @param target where it is sent to */
    private record Form(String target, String html) {
        static Form on(String page, String id) throws IOException {
            Matcher action = Pattern.compile(ACTION.formatted(id)).matcher(page);
            if (!action.find()) {
                throw new IOException("There is no form " + id + " on the page: " + page);
            }
            String html = page.substring(action.start(), page.indexOf("</form>", action.start()));
            return new Form(action.group(1).replace("&amp;", "&"), html);
        }
    }

    private HttpResponse<byte[]> send(Form form, Stream<Map.Entry<String, String>> fields)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url).resolve(form.target()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", url)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                fields.map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                                        .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /**
     * Opens a page and sends one of its forms: what the server put into it, and by the ends of their names what is typed, and
     * as «press» which button is pressed.
     */
    public HttpResponse<byte[]> fill(String address, String form, Map<String, String> typed)
            throws IOException, InterruptedException {
        return fill(address, form, typed, Map.of("Origin", url));
    }

    public HttpResponse<byte[]> fill(
            String address, String form, Map<String, String> typed, Map<String, String> headers)
            throws IOException, InterruptedException {
        Form found = Form.on(text(get(address)), form);
        Map<String, String> fields = fields(found.html(), typed.getOrDefault("press", ""));
        typed.forEach((end, value) -> fields.replaceAll((name, old) -> name.endsWith(end) ? value : old));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url).resolve(found.target()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + address)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String form, String press) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find()
                    && (input.group().startsWith("<input") || name.group(1).endsWith(press))) {
                fields.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
