package portico.accounts;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import portico.shared.Clocks;
import portico.shared.Settings;
import portico.shared.TestDatabase;

/** One transaction of the portal over a real database, with a clock that stands; what it does is taken back at the end. */
final class FrontDoor implements AutoCloseable {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Connection portal;
    private final Connection owner;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    FrontDoor() throws SQLException {
        owner = TestDatabase.owner().getConnection();
        portal = TestDatabase.portal().getConnection();
        portal.setAutoCommit(false);
        try (PreparedStatement key = owner.prepareStatement(
                "INSERT INTO guard_key (secret) VALUES (?) ON CONFLICT (only_one) DO UPDATE SET secret = excluded.secret")) {
            key.setBytes(1, KEY);
            key.execute();
        }
    }

    /** A new person with this password. */
    long person(String email, String password) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement(
                "INSERT INTO account (email, name, password_hash) VALUES (?, 'Somebody', ?) RETURNING id")) {
            insert.setString(1, System.nanoTime() + email);
            insert.setString(2, PasswordHash.of(password));
            var row = insert.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** From here on this person asks, as the guard would tell the database. */
    void as(long account) throws SQLException {
        String here = text("SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text");
        String context = "account=" + account;
        try (PreparedStatement enter = portal.prepareStatement("SELECT guard_enter(?, ?)")) {
            enter.setString(1, context);
            enter.setString(2, mac(here + "|" + context));
            enter.execute();
        }
    }

    void at(Instant moment) {
        now = moment;
    }

    Store store() {
        Store store = new Store();
        store.portal = DataSource.class.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> shared()));
        store.settings = settings();
        return store;
    }

    Codes codes() {
        Codes codes = new Codes();
        codes.settings = settings();
        codes.clocks = new Clocks() {
            @Override
            public Instant now() {
                return now;
            }
        };
        codes.derive();
        return codes;
    }

    SecondStep secondStep() {
        SecondStep step = new SecondStep();
        step.store = store();
        step.codes = codes();
        return step;
    }

    String text(String sql) throws SQLException {
        try (var statement = portal.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static Settings settings() {
        return new Settings(KEY, KEY, "test", URI.create("https://portal.example"), Path.of("."), Optional.empty());
    }

    private Connection shared() {
        return Connection.class.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(portal, arguments)));
    }

    private static String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() throws SQLException {
        portal.rollback();
        portal.close();
        owner.close();
    }
}
