package portico.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import portico.billing.Figure;
import portico.matrix.Surfer;
import portico.whole.PorticoServer;

/** How many statements each page asks of the database, counted by the database itself. */
class PagesBench {
    private static final String MOST = "6";
    /** The middle one of so many visits: a timer of the server may ask something at the same moment. */
    private static final int VISITS = 5;

    /** Who asks, whether he is still in, what he holds; and the database's context of each transaction. */
    private static final Pattern GUARDS = Pattern.compile(
            ".*(?:accounts_still|access_facts|access_stamps|pg_current_xact_id|guard_enter|tenancy_around)\\(.*");

    /** A conclusion's steps stand over a draft, a supporter's page over a delegation: the demo has begun neither. */
    private static final Pattern NOT_BEGUN = Pattern.compile("/contracts/conclude-.*|/supporters/supporter");

    private final List<String> tooMany = new ArrayList<>();
    private final List<String> spoken = new ArrayList<>();

    @Test
    void statements_of_every_page(PorticoServer server) throws Exception {
        Archived invoice = Archived.lastMonth(server);
        Surfer stranger = new Surfer(server.url());
        Surfer customer = signedIn(server, People.COMMERCIAL_CONTACT);
        Surfer finance = signedIn(server, People.FINANCE);
        Map<String, String> strangers = new LinkedHashMap<>();
        strangers.put("start", "/start");
        strangers.put("help", "/help");
        strangers.put("confirm", "/billing/confirm?token=abc");
        strangers.put("password", "/accounts/password?token=" + "A".repeat(43));
        strangers.put("invitation", "/supporters/invitation?token=" + "A".repeat(43));
        strangers.put("supporter-guide", "/supporters/guide");
        Map<String, String> customers = new LinkedHashMap<>();
        customers.put("overview", "/overview");
        customers.put("invoices", "/billing/invoices");
        customers.put("invoice", "/billing/invoice?id=" + invoice.id());
        customers.put("invoice-explained", "/billing/invoice?id=" + invoice.id() + "&explain=1");
        customers.put("pdf", "/documents/invoice.pdf?id=" + invoice.id());
        customers.put("preferences", "/billing/preferences");
        customers.put("preference", "/billing/preference?contract=" + invoice.contract());
        customers.put("users", "/access/users");
        customers.put("user", firstLink(customer, "/access/users", "/access/user?"));
        customers.put("leaving", customers.get("user").replace("/access/user?", "/access/leaving?"));
        customers.put("register", "/access/register");
        customers.put("requests", "/access/requests");
        customers.put("sight", "/access/sight");
        customers.put("activity", "/access/activity");
        customers.put("my-rights", "/access/my-rights");
        customers.put("ask", "/access/ask?right=Monitoring");
        customers.put("supporters", "/supporters/supporters");
        customers.put("supporter-invite", "/supporters/invite");
        customers.put("levels", "/levels");
        customers.put("profile", "/accounts/profile");
        Map<String, String> desk = new LinkedHashMap<>();
        desk.put("overview-operator", "/overview");
        desk.put("runs", "/billing/runs");
        desk.put("run", "/billing/run?id=" + invoice.run());
        desk.put("run-invoices", "/billing/run-invoices?run=" + invoice.run());
        desk.put("parked", "/billing/parked?run=" + invoice.run());
        desk.put("invoices-operator", "/billing/invoices");
        desk.put("bundles", "/delivery/bundles");
        desk.put("levels-operator", "/levels");
        Surfer reseller = signedIn(server, People.RESELLER);
        Map<String, String> resellers = new LinkedHashMap<>();
        resellers.put("customers", "/tenancy/customers");
        resellers.put("customer", firstLink(reseller, "/tenancy/customers", "/tenancy/customer?"));
        resellers.put("ending", firstLink(reseller, resellers.get("customer"), "/contracts/ending?"));
        resellers.put("new-customer", "/tenancy/new-customer");
        resellers.put("company", "/tenancy/company");
        resellers.put("contracts", "/contracts/contracts");
        resellers.put("contract", firstLink(reseller, "/contracts/contracts", "/contracts/contract?"));
        Surfer clerk = signedIn(server, People.TENANCY);
        String contracts = "/contracts/contracts?number=" + People.CONTRACT;
        Map<String, String> clerks = new LinkedHashMap<>();
        clerks.put("customers-operator", "/tenancy/customers");
        clerks.put("contracts-operator", "/contracts/contracts");
        clerks.put("contract-operator", firstLink(clerk, contracts, "/contracts/contract?"));
        clerks.put("replace-contact", firstLink(clerk, clerks.get("contract-operator"), "/contracts/replace-contact?"));
        clerks.put("conclusions", "/contracts/conclusions");
        assertEquals(
                pages(server),
                Stream.of(strangers, customers, desk, resellers, clerks)
                        .flatMap(pages -> pages.values().stream())
                        .map(address -> address.replaceFirst("\\?.*", ""))
                        .filter(address -> !address.contains("."))
                        .collect(Collectors.toCollection(TreeSet::new)),
                "a page is not counted");
        try (StatementLog log = new StatementLog(server)) {
            count(log, stranger, strangers);
            count(log, customer, customers);
            count(log, finance, desk);
            count(log, reseller, resellers);
            count(log, clerk, clerks);
        }
        Files.write(server.checkout().root().resolve("ear/target/statements.txt"), spoken);
        assertTrue(tooMany.isEmpty(), () -> String.join("\n", tooMany));
    }

    private void count(StatementLog log, Surfer visitor, Map<String, String> pages) throws Exception {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            List<List<String>> visits = new ArrayList<>();
            for (int i = 0; i < VISITS; i++) {
                visits.add(log.during(() -> {
                    HttpResponse<byte[]> answer = visitor.get(page.getValue());
                    assertEquals(200, answer.statusCode(), page.getValue());
                }));
            }
            visits.sort(Comparator.comparingInt(List::size));
            List<String> asked = visits.get(VISITS / 2);
            spoken.add(page.getKey() + " " + asked.size() + "\n  " + String.join("\n  ", asked));
            Figure figure = new Figure(
                    "sql-per-page-" + page.getKey(),
                    "statements, "
                            + asked.stream().filter(GUARDS.asMatchPredicate()).count() + " of them the guard's");
            figure.turn(BigDecimal.valueOf(asked.size()), new BigDecimal(MOST));
            if (!figure.atMost("1")) {
                tooMany.add(page.getKey() + ":\n  " + String.join("\n  ", asked));
            }
        }
    }

    /** Every page there is, but for those that say what went wrong. */
    private static Set<String> pages(PorticoServer server) throws Exception {
        Path root = server.checkout().root().resolve("web/src/main/webapp");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> "/" + root.relativize(file))
                    .filter(page -> page.endsWith(".xhtml"))
                    .filter(page -> !page.startsWith("/WEB-INF/") && !page.startsWith("/errors/"))
                    .map(page -> page.replace(".xhtml", ""))
                    .filter(page -> !NOT_BEGUN.matcher(page).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Where a page leads that knows more than we do: a person's address is as random as any. */
    private static String firstLink(Surfer visitor, String from, String to) throws Exception {
        Matcher link =
                Pattern.compile("href=\"(" + Pattern.quote(to) + "[^\"]*)\"").matcher(Surfer.text(visitor.get(from)));
        assertTrue(link.find(), from + " leads nowhere");
        return link.group(1).replace("&amp;", "&");
    }

    private static Surfer signedIn(PorticoServer server, String person) throws Exception {
        Surfer surfer = new Surfer(server.url());
        int status = surfer.signIn(person, server.passwordOf(person)).statusCode();
        assertTrue(status == 302 || status == 303, person + " could not sign in: " + status);
        return surfer;
    }
}
