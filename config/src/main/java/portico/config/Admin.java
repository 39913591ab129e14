package portico.config;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import portico.shared.Environment;

/** {@code portico-admin}: what only the operator's command line may do, as the owner of the schema. */
public final class Admin {
    private static final PrintStream OUT = System.out;
    private static final String USAGE = """
            portico-admin migrate                        bring the database to this version's level, write the context key
            portico-admin verify                         check settings, database level and roles; change nothing
            portico-admin verify-run <month>             rate a month's runs a second time by SQL and tell what differs
            portico-admin verify-audit                   read the audit's chain of seals again and tell where it is broken
            portico-admin verify-audit <heads> <key.pem> the same, and whether it fits the signed heads in that directory
            portico-admin staff <file.csv>               add the operator's own people and their rights
            portico-admin password <e-mail>              set a password, read from standard input
            portico-admin password <e-mail> --generate   make one and print it
            Settings come from the environment (config/README.md).""";

    private Admin() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(List.of(arguments)));
        } catch (Complaint complaint) {
            OUT.println(complaint.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> words) {
        switch (words.isEmpty() ? "" : words.get(0) + " " + words.size()) {
            case "migrate 1" -> migrate();
            case "verify 1" -> new Verification(System.getenv()).report().forEach(OUT::println);
            case "verify-run 2" ->
                new MonthVerification(System.getenv()).report(words.get(1)).forEach(OUT::println);
            case "verify-audit 1" ->
                new AuditVerification(System.getenv()).report().forEach(OUT::println);
            case "verify-audit 3" ->
                new AuditVerification(System.getenv())
                        .report(Path.of(words.get(1)), Path.of(words.get(2)))
                        .forEach(OUT::println);
            case "staff 2" -> OUT.println(new Staff(owner()).load(Path.of(words.get(1))) + " rights added");
            case "password 2" -> new Passwords(owner()).set(words.get(1), typed());
            case "password 3" -> generate(words.get(1), words.get(2));
            default -> {
                OUT.println(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private static void migrate() {
        Environment environment = new Environment(System.getenv());
        byte[] key = environment.key("PORTICO_CONTEXT_KEY", 32);
        if (!environment.faults().isEmpty()) {
            throw new Complaint(String.join("\n", environment.faults()));
        }
        OUT.println(new Migration(owner()).migrate(key) + " migrations applied");
    }

    private static void generate(String email, String option) {
        if (!option.equals("--generate")) {
            throw new Complaint(USAGE);
        }
        String password = Secrets.newPassword();
        new Passwords(owner()).set(email, password);
        OUT.println(password);
    }

    private static Owner owner() {
        return Owner.of(System.getenv());
    }

    /** From a terminal unseen; else the first line of standard input, so that a password never stands in a command. */
    private static String typed() {
        Console console = System.console();
        if (console != null) {
            return new String(console.readPassword("New password: "));
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new Complaint("No password came on standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
