package portico.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import portico.matrix.Person.Relation;

/** Goes through every door and every page of a running Portico, as everybody, everywhere. */
final class Matrix {
    /** Every person's column; the stranger only shows the way. */
    private static final List<Person> PEOPLE = List.of(
            Person.ANONYMOUS,
            Person.NOBODY,
            Person.TECHNICAL,
            Person.COMMERCIAL,
            Person.RESELLER,
            Person.FINANCE,
            Person.RELEASE,
            Person.SUPPORTER);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Path ear;

    Matrix(String url, Path ear) {
        this.url = url;
        this.ear = ear;
    }

    Verdict judge(Pass pass) throws IOException, InterruptedException {
        Verdict verdict = new Verdict(pass);
        knockAtAll(verdict, "");
        openPages(verdict);
        return verdict;
    }

    /** @param which how the names of the doors begin */
    void knockAtAll(Verdict verdict, String which) throws IOException, InterruptedException {
        List<Door> doors = get("/doors")
                .lines()
                .filter(name -> name.startsWith(which))
                .map(Door::parse)
                .toList();
        for (Door door : doors) {
            Optional<Audience> audience = Expectations.of(door);
            if (audience.isEmpty()) {
                verdict.fault(door.name() + " stands in no requirement's table (Expectations)");
                continue;
            }
            for (Person person : PEOPLE) {
                for (Relation relation : Relation.values()) {
                    Optional<String> node = person.node(relation);
                    if (node.isPresent()) {
                        knock(verdict, door, audience.get(), person, relation, node.get());
                    }
                }
            }
        }
    }

    private void openPages(Verdict verdict) throws IOException, InterruptedException {
        Set<String> pages = Pages.all(ear, get("/servlets").lines().toList());
        for (String path : pages) {
            if (Expectations.of(path).isEmpty()) {
                verdict.fault("The page " + path + " stands in no requirement's table (Expectations)");
            }
        }
        for (Person person : PEOPLE) {
            Surfer surfer = new Surfer(url, person);
            for (String path : pages) {
                Optional<Expectations.Page> page = Expectations.of(path).filter(known -> known.query() != null);
                if (page.isEmpty()) {
                    continue;
                }
                for (Relation relation : Relation.values()) {
                    Optional<String> node = person.node(relation);
                    if (node.isPresent()) {
                        open(verdict, surfer, path, page.get(), person, relation, node.get());
                    }
                }
            }
        }
    }

    /** The page of that node; and, where the address names an object, one's own page with that node's object smuggled in. */
    private void open(
            Verdict verdict,
            Surfer surfer,
            String path,
            Expectations.Page page,
            Person person,
            Relation relation,
            String node)
            throws IOException, InterruptedException {
        Map<String, String> objects = Town.objects(node);
        verdict.judge(path, page.audience(), person, relation, surfer.open(path + fill(page.query(), node, objects)));
        String own = person.node(Relation.OWN).orElseThrow();
        String smuggled = path + fill(page.query(), own, objects);
        if (relation != Relation.OWN && !smuggled.equals(path + fill(page.query(), own, Town.objects(own)))) {
            Answer absent = surfer.open(path + fill(page.query(), own, Town.absent()));
            Answer answer = surfer.open(smuggled).besideAbsent(absent);
            verdict.judge(path + " smuggled", page.audience(), person, relation, answer);
        }
    }

    private static String fill(String query, String scope, Map<String, String> objects) {
        String filled = query.replace("{node}", Town.uuid("node", scope).toString());
        for (Map.Entry<String, String> object : objects.entrySet()) {
            filled = filled.replace("{" + object.getKey() + "}", object.getValue());
        }
        return filled;
    }

    /** The door of that node; and, where the door names objects, the own door with that node's objects smuggled in. */
    private void knock(Verdict verdict, Door door, Audience audience, Person person, Relation relation, String node)
            throws IOException, InterruptedException {
        String place = door.bean() + "." + door.method();
        Map<String, String> objects = Town.objects(node);
        verdict.judge(place, audience, person, relation, knock(door, person, node, objects));
        Set<String> named = new HashSet<>(door.parameters().stream()
                .map(name -> Expectations.object(door, name))
                .toList());
        named.retainAll(objects.keySet());
        if (door.hasScope() && relation != Relation.OWN && !named.isEmpty()) {
            String own = person.node(Relation.OWN).orElseThrow();
            Answer answer = knock(door, person, own, objects).besideAbsent(knock(door, person, own, Town.absent()));
            verdict.judge(place + " smuggled", audience, person, relation, answer);
        }
    }

    private Answer knock(Door door, Person person, String scope, Map<String, String> objects)
            throws IOException, InterruptedException {
        Map<String, String> words = new TreeMap<>(objects);
        words.putAll(Map.of(
                "email", "guess-" + person.email(),
                "password", "wrong",
                "credentials", "0",
                "address", "192.0.2.1",
                "host", "localhost",
                "language", "fr",
                "theme", "dark",
                "timeZone", "Europe/Zurich",
                "text", "FIRM",
                "number", "MONEY"));
        words.putAll(Map.of(
                "browser",
                "curl",
                "present",
                "wrong",
                "code",
                "123456",
                "answer",
                "{}",
                "passkey",
                Town.uuid("passkey", scope).toString(),
                "visit",
                Town.uuid("visit", scope).toString()));
        words.putAll(Map.of("directory", "no-such-directory", "file", "no-such-file"));
        words.putAll(Map.of(
                "token", "0".repeat(43), "wanted", "PAPER", "seenVersion", "0", "position", "0", "month", "2026-09"));
        words.putAll(Map.of(
                "name",
                "Somebody",
                "right",
                "SLA-V2",
                "reason",
                "because",
                "message",
                "please",
                "zone",
                "Europe/Zurich",
                "day",
                "2026-09-01",
                "until",
                "2100-01-01T00:00:00Z"));
        words.putAll(
                Map.of("street", "Quellgasse", "postcode", "2502", "town", "Biel", "country", "CH", "currency", "CHF"));
        words.put("lastDay", "2027-03-01");
        words.put("node", Town.uuid("node", scope).toString());
        for (String parameter : door.parameters()) {
            String object = words.get(Expectations.object(door, parameter));
            if (object != null) {
                words.put(parameter, object);
            }
        }
        words.put("door", door.name());
        words.put("guide", Long.toString(Town.guide(scope).account()));
        if (!door.hasScope()) {
            words.put("guide", "");
        }
        words.put("as", person.isKnown() ? Long.toString(person.account()) : "");
        Answer answer = Answer.parse(post("/knock", words));
        return door.staysOutside() && answer.isOk() ? answer.withEffect() : answer;
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/matrix" + path)).build());
    }

    private String post(String path, Map<String, String> words) throws IOException, InterruptedException {
        String form = words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url + "/matrix" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertEquals(200, response.statusCode(), request.uri() + " answered " + response.body());
        return response.body();
    }
}
