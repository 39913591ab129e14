package portico.attacks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import portico.accounts.PasswordHash;
import portico.whole.PorticoServer;

/** What the tests of attacks know of the database, as its owner, and the people in it. */
public final class Ground {
    public static final String PASSWORD = "Zytglogge läutet 17-mal";
    public static final String COMMERCIAL = "regula.ammann@aarebogen.example";
    public static final String TECHNICAL = "beat.zurflueh@aarebogen.example";
    public static final String ADMINISTRATOR = "lara.wenger@aarebogen.example";
    public static final String ASKER = "tobias.gfeller@aarebogen.example";
    public static final String RESELLER = "elin.hugentobler@nordgrat.example";
    public static final String FINANCE = "sabine.loretan@brunnmatt.example";
    public static final String TENANCY = "verena.inaebnit@brunnmatt.example";

    private Ground() {}

    /** Signed in, as one of the demo's people. */
    public static Attacker demo(PorticoServer server, String email) {
        return signedIn(server, email, server.passwordOf(email));
    }

    public static Attacker signedIn(PorticoServer server, String email, String password) {
        Attacker person = new Attacker(server);
        Attacker.Reply answer = person.signIn(email, password);
        if (answer.status() != 302) {
            throw new AssertionError(email + " could not sign in: " + answer.status() + " " + answer.words());
        }
        return person;
    }

    /** Somebody new without any right, with {@link #PASSWORD}; another one each time, because the tests share a database. */
    public static String account(PorticoServer server, String who) throws SQLException {
        String email = address(who);
        run(
                server,
                "INSERT INTO portico.account (email, name, password_hash) VALUES (?, 'Vreni Fremd', ?)",
                email,
                PasswordHash.of(PASSWORD));
        return email;
    }

    public static String address(String who) {
        return who + "." + Long.toString(System.nanoTime(), 36) + "@portal.example";
    }

    public static int run(PorticoServer server, String sql, Object... arguments) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    /** Past the triggers that keep what was written. */
    public static void force(PorticoServer server, String table, String sql, Object... arguments) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("ALTER TABLE portico." + table + " DISABLE TRIGGER access_keep");
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
            owner.createStatement().execute("ALTER TABLE portico." + table + " ENABLE TRIGGER access_keep");
            owner.commit();
        }
    }

    /** First column of the first row; empty where there is none. */
    public static String one(PorticoServer server, String sql, Object... arguments) throws SQLException {
        try (Connection owner = server.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    /** What the newest mail to somebody says. */
    public static String mail(PorticoServer server, String recipient) throws SQLException {
        return one(
                server,
                "SELECT subject || E'\n' || body_text || body_html FROM portico.outbox_mail WHERE recipient = ?"
                        + " ORDER BY id DESC LIMIT 1",
                recipient);
    }

    /** Path and query of a link in a text. */
    public static String link(String text, String path) {
        int at = text.indexOf(path + "?token=");
        if (at < 0) {
            throw new AssertionError("No link to " + path + " in " + text);
        }
        return text.substring(at, at + (path + "?token=").length() + 43);
    }

    /** Guesses are counted by network, and all tests come from the same. */
    public static void forgetGuesses(PorticoServer server) throws SQLException {
        run(server, "DELETE FROM portico.sign_in_throttle");
    }

    /** Last entries of the audit are compared by what came after this. */
    public static long audited(PorticoServer server) throws SQLException {
        return Long.parseLong(one(server, "SELECT coalesce(max(id), 0) FROM portico.audit_entry"));
    }
}
