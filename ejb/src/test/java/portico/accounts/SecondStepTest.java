package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import portico.shared.Token;

/** The code after the password, against a real database (U46): each once, counted, and by nobody but the server. */
class SecondStepTest {
    private static final String PASSWORD = "Zytglogge läutet 17-mal";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private byte[] secret;
    private List<String> backup;

    @Test
    void the_app_s_code_opens_and_the_same_one_does_not_open_again() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            door.at(NOON.plusSeconds(60));
            SignedIn entered = enter(door, ticket(door, person), code(NOON.plusSeconds(60)));
            assertEquals(person, entered.account().value());
            assertNotNull(entered.visit());
            refused("sign-in.code", door, ticket(door, person), code(NOON.plusSeconds(60)));
            refused("sign-in.code", door, ticket(door, person), code(NOON.plusSeconds(30)));
            door.at(NOON.plusSeconds(90));
            assertNotNull(enter(door, ticket(door, person), code(NOON.plusSeconds(90)))
                    .visit());
        }
    }

    /** Whoever looks over a shoulder while the app is enrolled has a code that is used already. */
    @Test
    void the_code_that_switched_it_on_opens_nothing() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            refused("sign-in.code", door, ticket(door, person), code(NOON));
        }
    }

    @Test
    void a_backup_code_opens_once_however_it_is_typed() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            String typed =
                    " " + backup.get(3).toUpperCase(java.util.Locale.ROOT).replace("-", " ");
            assertEquals(
                    person, enter(door, ticket(door, person), typed).account().value());
            refused("sign-in.code", door, ticket(door, person), backup.get(3));
            door.as(person);
            assertEquals("9", door.text("SELECT codes_left FROM accounts_totp_state()"));
        }
    }

    @Test
    void somebody_else_s_codes_and_an_old_ticket_open_nothing() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long other = enrolled(door);
            List<String> othersCodes = backup;
            long person = enrolled(door);
            refused("sign-in.code", door, ticket(door, person), othersCodes.get(0));
            refused("sign-in.ticket", door, Token.random(), backup.get(0));
            Token used = ticket(door, other);
            enter(door, used, othersCodes.get(1));
            refused("sign-in.ticket", door, used, othersCodes.get(2));
        }
    }

    /** A new ticket costs the password only, which the thief has. */
    @Test
    void guesses_are_counted_by_account_and_not_by_ticket() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            for (int i = 0; i < 5; i++) {
                refused("sign-in.code", door, ticket(door, person), "00000" + i);
            }
            refused("sign-in.blocked", door, ticket(door, person), backup.get(0));
        }
    }

    /** The second wall: who has the ticket and speaks SQL has no code all the same. */
    @Test
    void without_the_server_s_signature_no_code_is_taken() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            Token ticket = ticket(door, person);
            String bytes = "decode('" + java.util.HexFormat.of().formatHex(ticket.bytes()) + "', 'hex')";
            assertThrows(
                    SQLException.class,
                    () -> door.text("SELECT id FROM accounts_code_end(" + bytes
                            + ", 99999999, NULL, 'guessed', 'curl', '192.0.2.1')"));
        }
        try (FrontDoor door = new FrontDoor()) {
            for (String table : List.of("account_totp", "account_backup_code", "account_ticket")) {
                assertThrows(SQLException.class, () -> {
                    try (FrontDoor another = new FrontDoor()) {
                        another.text("SELECT 1 FROM " + table);
                    }
                });
            }
            assertFalse(door.text("SELECT 1").isEmpty());
        }
    }

    @Test
    void the_secret_is_shown_until_the_app_proves_that_it_has_it_and_never_again() throws SQLException {
        try (FrontDoor door = new FrontDoor()) {
            long person = enrolled(door);
            door.as(person);
            assertEquals(
                    null,
                    door.store()
                            .row("SELECT accounts_totp_offer(?)", row -> row.getString(1), (Object) new byte[40])
                            .orElse(null));
        }
    }

    private long enrolled(FrontDoor door) throws SQLException {
        long person = door.person("second@portal.example", PASSWORD);
        door.as(person);
        door.at(NOON);
        Codes codes = door.codes();
        byte[] sealed = door.store()
                .row("SELECT accounts_totp_offer(?)", row -> row.getBytes(1), (Object) codes.newSealed(person))
                .orElseThrow();
        secret = codes.enrolment(person, sealed, "x@portal.example")
                .secret()
                .replace(" ", "")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        backup = BackupCodes.make();
        assertTrue(door.store()
                .yes(
                        "SELECT accounts_totp_confirm(?, ?, ?)",
                        codes.step(person, sealed, code(NOON)).orElseThrow(),
                        codes.hashes(person, backup),
                        UUID.randomUUID()));
        return person;
    }

    /** What the right password gives where a second factor is on. */
    private static Token ticket(FrontDoor door, long person) throws SQLException {
        door.as(person);
        Token ticket = Token.random();
        String email = door.text("SELECT email FROM account");
        String salt = door.store()
                .row("SELECT minutes, salt FROM accounts_prove_begin(?)", row -> row.getString(2), (Object)
                        ThrottleRule.ACCOUNT.pauses())
                .orElseThrow();
        String visit = door.store()
                .row(
                        "SELECT id, visit FROM accounts_enter(?, '192.0.2.0', ?, 'curl', '192.0.2.1', ?)",
                        row -> row.getLong(1) == person ? String.valueOf(row.getString(2)) : "nobody",
                        email,
                        PasswordHash.again(PASSWORD, salt),
                        ticket.bytes())
                .orElseThrow();
        assertEquals("null", visit, "no visit yet");
        return ticket;
    }

    private static SignedIn enter(FrontDoor door, Token ticket, String code) {
        return door.secondStep().enter(ticket, code, "Firefox, Linux", "192.0.2.1");
    }

    private static void refused(String key, FrontDoor door, Token ticket, String code) {
        assertEquals(
                key,
                assertThrows(SignInRefused.class, () -> enter(door, ticket, code))
                        .key());
    }

    private String code(Instant moment) {
        return new TOTPGenerator.Builder(secret).build().at(moment);
    }
}
