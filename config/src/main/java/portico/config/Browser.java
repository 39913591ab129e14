package portico.config;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portico.config.FormReader.Field;

/** Somebody at the portal's pages, without a screen: opens a page, fills in its form, sends it. */
final class Browser {
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String url;

    Browser(String url) {
        this.url = url;
    }

    Browser signIn(String email, String password) {
        fill("/start", "sign-in-form", "sign-in", new Field("email", email), new Field("password", password));
        return this;
    }

    /**
     * Pages send the browser on when they have done what was asked; what comes back at once is the form with its problems.
     *
     * @param button which one is pressed
     * @param typed by their names in the form
     * @throws Complaint where it was not accepted
     */
    void fill(String path, String form, String button, Field... typed) {
        FormReader found = FormReader.of(
                send(HttpRequest.newBuilder(URI.create(url + path))).body(), form);
        List<Field> fields = new ArrayList<>(found.hidden());
        for (Field field : typed) {
            fields.add(new Field(form + ":" + field.name(), field.value()));
        }
        fields.add(new Field(form + ":" + button, ""));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(url).resolve(found.action()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", url)
                        .POST(HttpRequest.BodyPublishers.ofString(fields.stream()
                                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                                .collect(Collectors.joining("&")))));
        if (answer.statusCode() / 100 != 3) {
            throw new Complaint("The form «" + form + "» of " + path + " was not accepted: " + answer.statusCode());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Complaint("The portal does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
