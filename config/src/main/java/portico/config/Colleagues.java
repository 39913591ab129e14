package portico.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import portico.config.FormReader.Field;

/**
 * Who else works at the demo's customer, Aarebogen Logistik AG: let in by its contacts through the pages, as people do it, so
 * that nobody holds anything that he could not have been granted. One right is about to end, one is asked for.
 */
final class Colleagues {
    private static final String COMMERCIAL = "regula.ammann@aarebogen.example";
    private static final String TECHNICAL = "beat.zurflueh@aarebogen.example";
    static final String ADMINISTRATOR = "lara.wenger@aarebogen.example";
    static final String ASKER = "tobias.gfeller@aarebogen.example";

    /** @param days after which the rights end; 0 for never */
    private record Colleague(String by, String email, String name, String language, int days, String... rights) {}

    private static final List<Colleague> ALL = List.of(
            new Colleague(
                    COMMERCIAL, ADMINISTRATOR, "Lara Wenger", "de", 0, "portal-admin", "portal-superuser", "SLA-V2"),
            new Colleague(
                    COMMERCIAL,
                    "dario.pellegrini@aarebogen.example",
                    "Dario Pellegrini",
                    "it",
                    12,
                    "Invoicing&Billing"),
            new Colleague(
                    TECHNICAL,
                    "nora.siegrist@aarebogen.example",
                    "Nora Siegrist",
                    "fr",
                    0,
                    "portal-superuser",
                    "Service-Config"),
            new Colleague(ADMINISTRATOR, ASKER, "Tobias Gfeller", "de", 0, "SLA-V2"),
            new Colleague(COMMERCIAL, "mira.stucki@aarebogen.example", "Mira Stucki", "de", 0));

    private final Owner owner;
    private final String url;
    private final UnaryOperator<String> passwords;

    /** @param passwords of an account, by its address */
    Colleagues(Owner owner, String url, UnaryOperator<String> passwords) {
        this.owner = owner;
        this.url = url;
        this.passwords = passwords;
    }

    /** Whoever is there already stays as he is. */
    void arrive() {
        for (Colleague colleague : ALL) {
            if (count("SELECT count(*) FROM portico.account WHERE email = ?", colleague.email()) == 0) {
                register(colleague);
                // The link in the mail would do it too; the demo's passwords stand in one file.
                new Passwords(owner).setFirst(colleague.email(), passwords.apply(colleague.email()));
            }
        }
        if (count(
                        "SELECT count(*) FROM portico.access_request r JOIN portico.account a ON a.id = r.asker"
                                + " WHERE a.email = ?",
                        ASKER)
                == 0) {
            browser(ASKER)
                    .fill(
                            "/access/ask?right=" + URLEncoder.encode("Invoicing&Billing", StandardCharsets.UTF_8),
                            "ask-form",
                            "do",
                            new Field("message", "Ich schliesse den Monat ab, solange Dario in den Ferien ist."));
        }
    }

    private void register(Colleague colleague) {
        List<Field> form = new ArrayList<>(List.of(
                new Field("name", colleague.name()),
                new Field("email", colleague.email()),
                new Field("words", colleague.language()),
                new Field("mode", "MANUAL"),
                new Field("until-day_input", until(colleague.days())),
                new Field("reason", "")));
        for (String right : colleague.rights()) {
            form.add(new Field("ticked", right));
        }
        browser(colleague.by()).fill("/access/register", "registration", "do", form.toArray(Field[]::new));
    }

    private Browser browser(String email) {
        return new Browser(url).signIn(email, passwords.apply(email));
    }

    private static String until(int days) {
        return days == 0
                ? ""
                : LocalDate.now(ZoneId.of("Europe/Zurich"))
                        .plusDays(days)
                        .format(DateTimeFormatter.ofPattern("dd.MM.yyyy"));
    }

    private long count(String sql, String email) {
        try (Connection connection = owner.connect();
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, email);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new Complaint("The demo's people could not be looked up: " + e.getMessage(), e);
        }
    }
}
