package portico.matrix;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser: signs in on the start page as everybody does, and opens addresses. */
public final class Surfer {
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern ACTION =
            Pattern.compile("<form\\b[^>]*\\bid=\"sign-in-form\"[^>]*\\baction=\"([^\"]+)\"");

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
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new IOException("There is no sign-in form on the start page: " + page);
        }
        Map<String, String> form = fields(page.substring(action.start(), page.indexOf("</form>", action.start())));
        form.replaceAll((name, value) -> name.endsWith("email") ? email : value);
        form.replaceAll((name, value) -> name.endsWith("password") ? password : value);
        String target = action.group(1).replace("&amp;", "&");
        return client.send(
                HttpRequest.newBuilder(URI.create(url).resolve(target))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", url)
                        .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                                .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + address)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find()) {
                fields.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
