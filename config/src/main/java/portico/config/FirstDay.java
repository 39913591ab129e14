package portico.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import portico.config.demo.DemoData;

/**
 * An operator's first day with Portico: his files are imported, his people sign in, last month's calls come in and the
 * month is billed, by one person, and released by another. Each step is done once; a start after a kill goes on where the
 * last one ended.
 */
public final class FirstDay {
    private static final String STARTER = "sabine.loretan@brunnmatt.example";
    private static final String APPROVER = "cornelia.wyss@brunnmatt.example";

    /** Who is offered to sign in, and as what. */
    static final Map<String, String> PEOPLE = new TreeMap<>(Map.of(
            STARTER,
            "finance: starts the billing run",
            APPROVER,
            "finance: releases it, the second pair of eyes",
            "iwan.tschudin@brunnmatt.example",
            "finance: may do either, never both on one run",
            "regula.ammann@aarebogen.example",
            "a customer's commercial contact",
            "beat.zurflueh@aarebogen.example",
            "the same customer's technical contact: sees no invoices",
            "verena.inaebnit@brunnmatt.example",
            "the operator: concludes contracts, keeps customers",
            "elin.hugentobler@nordgrat.example",
            "a reseller's commercial contact",
            Colleagues.ADMINISTRATOR,
            "the same customer's administrator, made so by the commercial contact",
            Colleagues.ASKER,
            "the same customer's user, who asks for a right"));

    private final LocalPortico portico;
    private final Checkout checkout;
    private final RunBook runs;
    private final Jobs jobs;
    private final Consumer<String> say;

    public FirstDay(LocalPortico portico, Checkout checkout, Consumer<String> say) {
        this.portico = portico;
        this.checkout = checkout;
        this.say = say;
        this.runs = new RunBook(portico.owner());
        this.jobs = new Jobs(portico.home(), portico.server().managementPort());
    }

    /** @return the billing run of last month, as far as it came */
    public RunBook.Entry live() {
        importContracts();
        people();
        YearMonth month = YearMonth.now(ZoneId.of("Europe/Zurich")).minusMonths(1);
        importUsage(month);
        return bill(month);
    }

    public String passwordOf(String email) {
        return portico.secrets().password("password." + email);
    }

    private void importContracts() {
        if (runs.last("import-contracts", "demo").filter(RunBook.Entry::isDone).isEmpty()) {
            say.accept("Importing the demo operator's customers, sites and contracts …");
            copyDemo();
            jobs.start("import-contracts", Map.of("directory", "demo"));
            awaitDone("import-contracts", "demo");
        }
    }

    private void people() {
        new Staff(portico.owner()).load(checkout.demo().resolve("staff.csv"));
        Passwords passwords = new Passwords(portico.owner());
        PEOPLE.keySet().forEach(email -> passwords.setFirst(email, passwordOf(email)));
        try {
            new Colleagues(portico.owner(), portico.url(), this::passwordOf).arrive();
        } catch (Complaint changed) {
            // Whoever has changed the contacts' passwords before has the demo to himself.
            say.accept("The customer's colleagues were not let in: " + changed.getMessage());
        }
    }

    private void importUsage(YearMonth month) {
        String name = "usage-" + month + ".csv";
        if (runs.last("import-usage", name).filter(RunBook.Entry::isDone).isEmpty()) {
            say.accept("Importing " + month + "'s calls (" + DemoData.RECORDS + " records) …");
            DemoData.writeUsage(month, drop().resolve(name));
            // As if it had come on the day after the month: lateness counts from there, whenever the demo is tried.
            String received = month.plusMonths(1).atDay(1).toString();
            jobs.start("import-usage", Map.of("file", name, "received", received));
            awaitDone("import-usage", name);
        }
    }

    private RunBook.Entry bill(YearMonth month) {
        String subject = month.toString();
        if (runs.last("monthly-invoices", subject).isEmpty()) {
            say.accept("Rating " + month + " …");
            LocalDate invoiceDate = month.plusMonths(1).atDay(2);
            jobs.start(
                    "monthly-invoices",
                    Map.of("month", subject, "invoiceDate", invoiceDate.toString(), "starter", STARTER));
        }
        RunBook.Entry rated =
                await("monthly-invoices", subject, run -> !run.stage().equals("STARTED"));
        if (rated.stage().equals("RATED")) {
            say.accept("Releasing " + month + " by a second person …");
            jobs.start("release-invoices", Map.of("month", subject, "approver", APPROVER));
        }
        RunBook.Entry done = awaitDone("monthly-invoices", subject);
        awaitMails();
        return done;
    }

    /** So that who looks at the inbox finds all of them; a mail server that is away is no reason to wait for ever. */
    private void awaitMails() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        if (runs.waitingMails() > 0) {
            say.accept("Mailing the invoices …");
        }
        while (runs.waitingMails() > 0 && System.nanoTime() < end) {
            pause();
        }
    }

    private RunBook.Entry awaitDone(String kind, String subject) {
        return await(kind, subject, RunBook.Entry::isDone);
    }

    private RunBook.Entry await(String kind, String subject, Predicate<RunBook.Entry> enough) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        while (System.nanoTime() < end) {
            RunBook.Entry run = runs.last(kind, subject).orElse(null);
            if (run != null && run.isFailed()) {
                throw new Complaint("The job " + kind + " of " + subject + " failed: " + run.failure() + "\nThe log is "
                        + portico.server().log());
            }
            if (run != null && enough.test(run)) {
                return run;
            }
            if (!portico.server().isAlive()) {
                throw new Complaint("The server ended during " + kind + "; its log is "
                        + portico.server().log());
            }
            pause();
        }
        throw new Complaint("The job " + kind + " of " + subject + " has not ended after 20 minutes; the log is "
                + portico.server().log());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void copyDemo() {
        try (var files = Files.list(checkout.demo())) {
            Path target = Files.createDirectories(drop().resolve("demo"));
            List<Path> tables = files.filter(file -> file.toString().endsWith(".csv"))
                    // Who works for the operator is the command line's to say.
                    .filter(file -> !file.endsWith("staff.csv"))
                    .toList();
            for (Path table : tables) {
                Files.copy(table, target.resolve(table.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path drop() {
        try {
            return Files.createDirectories(portico.spool().resolve("import"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
