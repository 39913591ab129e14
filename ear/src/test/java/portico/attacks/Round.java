package portico.attacks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portico.attacks.Attacker.Form;
import portico.attacks.Attacker.Reply;
import portico.whole.PorticoServer;

/**
 * A walk through the portal as each kind of person, along the links that the pages themselves show: each path once a person. So a
 * new page is attacked as soon as somebody can click his way to it.
 */
final class Round {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final List<String> OPEN = List.of(
            "/start",
            "/help",
            "/accounts/forgotten",
            "/supporters/guide",
            "/supporters/guide.pdf?language=de",
            "/nowhere");

    /** What one of them saw. */
    record Sight(Attacker person, String who, String address, Reply reply) {
        String path() {
            return address.replaceFirst("\\?.*", "");
        }
    }

    private static List<Sight> walked;

    private Round() {}

    /** Walked once, for all tests. */
    static synchronized List<Sight> of(PorticoServer server) throws Exception {
        if (walked == null) {
            server.lastMonth();
            List<Sight> all = new ArrayList<>();
            walk(new Attacker(server), "nobody", OPEN, all);
            walk(
                    withLink(server),
                    "who holds a link",
                    List.of("/accounts/password", "/supporters/invitation", "/billing/confirm"),
                    all);
            for (String email : List.of(
                    Ground.COMMERCIAL,
                    Ground.ADMINISTRATOR,
                    Ground.ASKER,
                    Ground.RESELLER,
                    Ground.FINANCE,
                    Ground.TENANCY)) {
                Attacker person = Ground.demo(server, email);
                List<String> begin =
                        new ArrayList<>(List.of("/overview", "/accounts/profile", "/access/ask?right=Monitoring"));
                if (email.equals(Ground.TENANCY)) {
                    begin.addAll(conclusion(person));
                }
                walk(person, email, begin, all);
            }
            // What was begun for the walk is not left on the keeper's desk.
            Ground.run(
                    server,
                    "DELETE FROM portico.contract_draft d USING portico.account a WHERE a.id = d.account_id"
                            + " AND a.email = ? AND d.contract_id IS NULL",
                    Ground.TENANCY);
            walked = List.copyOf(all);
        }
        return walked;
    }

    private static Attacker withLink(PorticoServer server) throws Exception {
        String email = Ground.account(server, "round");
        Attacker person = new Attacker(server);
        person.get("/accounts/password?token=" + Links.password(server, email, "1 hour"));
        person.get(Links.invitation(server, email));
        person.get("/billing/confirm?token=" + "A".repeat(43));
        return person;
    }

    /** The steps of a contract's conclusion, which begin by a form. */
    private static List<String> conclusion(Attacker person) {
        Reply begun = person.post(person.form("/contracts/conclusions", "new").pressing(":begin"));
        String first = begun.onward();
        List<String> steps = new ArrayList<>();
        for (String step : List.of("customer", "terms", "services", "contacts", "check")) {
            steps.add(first.replace("conclude-customer", "conclude-" + step));
        }
        return steps;
    }

    private static void walk(Attacker person, String who, List<String> begin, List<Sight> all) {
        Deque<String> ahead = new ArrayDeque<>(begin);
        Set<String> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            Sight sight = new Sight(person, who, address, null);
            if (!seen.add(sight.path()) || sight.path().startsWith("/jakarta.faces.resource/")) {
                continue;
            }
            Reply reply = person.get(address);
            all.add(new Sight(person, who, address, reply));
            Matcher link = LINK.matcher(reply.body());
            while (link.find()) {
                ahead.add(link.group(1).replace("&amp;", "&"));
            }
        }
    }

    /** The paths of those that were shown. */
    static Set<String> shown(List<Sight> sights) {
        Set<String> paths = new TreeSet<>();
        sights.stream().filter(sight -> sight.reply().status() == 200).forEach(sight -> paths.add(sight.path()));
        return paths;
    }

    static List<Form> forms(Sight sight) {
        return sight.reply().header("Content-Type").startsWith("text/html")
                ? Attacker.forms(sight.reply().body())
                : List.of();
    }
}
