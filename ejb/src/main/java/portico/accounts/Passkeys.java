package portico.accounts;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;
import portico.shared.Settings;
import portico.shared.Token;

/** Signing in without a password: passkeys in phones, laptops and security keys, made for this portal's public address. */
@Stateless
public class Passkeys {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ANSWER = 16_000;
    private static final int FIVE_MINUTES = 300_000;

    @Inject
    Store store;

    @Inject
    Proof proof;

    @Inject
    AccountMail mail;

    @Inject
    AuditLog audit;

    @Inject
    Settings settings;

    private Ceremony ceremony;

    @PostConstruct
    void open() {
        ceremony = new Ceremony(settings.publicUrl());
    }

    /** One's own, the oldest first. */
    @OpenToSignedIn
    public List<PasskeyRow> mine() {
        return store.rows(
                "SELECT public_id, name, made_at, used_at FROM account_passkey WHERE account_id = ? ORDER BY id",
                row -> new PasskeyRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()),
                me());
    }

    /** What the browser needs to make one (PublicKeyCredentialCreationOptions as JSON); the device keeps it discoverable. */
    @OpenToSignedIn
    public PasskeyQuestion offer() {
        JsonArrayBuilder known = Json.createArrayBuilder();
        store.rows("SELECT credential_id FROM account_passkey WHERE account_id = ?", row -> row.getBytes(1), me())
                .forEach(id -> known.add(
                        Json.createObjectBuilder().add("type", "public-key").add("id", text(id))));
        JsonArrayBuilder kinds = Json.createArrayBuilder();
        Arrays.stream(Ceremony.algorithms())
                .forEach(kind -> kinds.add(
                        Json.createObjectBuilder().add("type", "public-key").add("alg", kind)));
        return store.row(
                        "SELECT public_id, email, name FROM account WHERE id = ?",
                        row -> question(Json.createObjectBuilder()
                                .add(
                                        "rp",
                                        Json.createObjectBuilder()
                                                .add("id", ceremony.party())
                                                .add("name", ceremony.party()))
                                .add(
                                        "user",
                                        Json.createObjectBuilder()
                                                .add("id", text(bytes(row.getObject(1, UUID.class))))
                                                .add("name", row.getString(2))
                                                .add("displayName", row.getString(3)))
                                .add("pubKeyCredParams", kinds)
                                .add("excludeCredentials", known)
                                .add("attestation", "none")
                                .add(
                                        "authenticatorSelection",
                                        Json.createObjectBuilder()
                                                .add("residentKey", "required")
                                                .add("requireResidentKey", true)
                                                .add("userVerification", "required"))),
                        me())
                .orElseThrow();
    }

    /** What the browser needs to use one (PublicKeyCredentialRequestOptions as JSON), whoever it is. */
    @OpenToAll("Who signs in by a passkey is not in yet; it is a random number, and the portal's own name.")
    public PasskeyQuestion question() {
        return question(Json.createObjectBuilder().add("rpId", ceremony.party()).add("userVerification", "required"));
    }

    /**
     * Keeps a new one.
     *
     * @param challenges the questions that this browser was asked; each is good for one answer
     * @param answer what the browser made of one of them
     * @throws Refusal passkey.refused, passkey.name; password.wrong, sign-in.blocked
     */
    @OpenToSignedIn
    public void add(List<String> challenges, String answer, String name, String present) {
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new Refusal("passkey.name", LONGEST_NAME);
        }
        String hash = proof.of(present);
        Ceremony.Made made = made(challenges, answer);
        if (!store.yes(
                "SELECT accounts_passkey_add(?, ?, ?, ?, ?, ?)",
                hash,
                made.id(),
                made.credential(),
                made.counter(),
                made.backupEligible(),
                called)) {
            throw new Refusal("passkey.refused");
        }
        done("accounts.passkey-added", "passkey-added");
    }

    /** It opens nothing any more. */
    @OpenToSignedIn
    public void remove(UUID passkey) {
        if (!store.rows(
                        "DELETE FROM account_passkey WHERE account_id = ? AND public_id = ? RETURNING id",
                        row -> row.getLong(1),
                        me(),
                        passkey)
                .isEmpty()) {
            done("accounts.passkey-removed", "passkey-removed");
        }
    }

    /**
     * Signs in whoever holds the key.
     *
     * @param challenges the questions that this browser was asked
     * @throws Refusal passkey.refused, for whatever reason; the audit knows it
     */
    @OpenToAll("Who signs in by a passkey is not in yet; the signature is the right.")
    public SignedIn enter(List<String> challenges, String answer, String address, String browser) {
        Known known =
                readable(answer).flatMap(unused -> key(answer)).orElseThrow(() -> refused(null, address, "unknown"));
        long counter;
        try {
            String challenge = ceremony.challengeOfUsing(answer)
                    .filter(challenges::contains)
                    .orElseThrow(() -> refused(known.person(), address, "challenge"));
            byte[] handle = ceremony.handle(answer);
            if (handle != null && !Arrays.equals(handle, bytes(known.handle()))) {
                throw refused(known.person(), address, "handle");
            }
            counter = ceremony.used(challenge, answer, known.kept());
        } catch (WebAuthnException wrong) {
            throw refused(known.person(), address, wrong.getClass().getSimpleName());
        }
        String used = HexFormat.of().formatHex(known.id());
        SignedIn person = store.row(
                        "SELECT id, name, language, theme, time_zone, credentials, visit"
                                + " FROM accounts_passkey_enter(?, ?, ?, ?, ?)",
                        SecondStep::person,
                        known.id(),
                        counter,
                        store.signature("passkey|" + used + "|" + counter),
                        Browser.name(browser),
                        address)
                .orElseThrow(() -> refused(known.person(), address, "counter"));
        audit.record(
                "accounts.signed-in",
                "account:" + known.person(),
                Map.of("address", address, "way", "passkey"),
                AuditLog.NOWHERE);
        return person;
    }

    private record Known(byte[] id, long person, UUID handle, Ceremony.Kept kept) {}

    private Optional<Known> key(String answer) {
        byte[] id = ceremony.key(answer);
        return store.row(
                "SELECT person, handle, credential, counter, backup_eligible FROM accounts_passkey_find(?)",
                row -> new Known(
                        id,
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        new Ceremony.Kept(row.getBytes(3), row.getLong(4), row.getBoolean(5))),
                (Object) id);
    }

    private Ceremony.Made made(List<String> challenges, String answer) {
        try {
            String challenge = Optional.ofNullable(answer)
                    .filter(text -> text.length() <= LONGEST_ANSWER)
                    .flatMap(ceremony::challengeOfMaking)
                    .filter(challenges::contains)
                    .orElseThrow(() -> new Refusal("passkey.refused"));
            return ceremony.made(challenge, answer);
        } catch (WebAuthnException wrong) {
            throw new Refusal("passkey.refused");
        }
    }

    private Optional<String> readable(String answer) {
        return Optional.ofNullable(answer)
                .filter(text -> text.length() <= LONGEST_ANSWER)
                .flatMap(ceremony::challengeOfUsing);
    }

    private SignInRefused refused(Long person, String address, String cause) {
        audit.record(
                "accounts.passkey-refused",
                "account:" + (person == null ? "unknown" : person),
                Map.of("address", address, "cause", cause),
                AuditLog.NOWHERE);
        return new SignInRefused("passkey.refused");
    }

    private static PasskeyQuestion question(JsonObjectBuilder options) {
        String challenge = Token.random().text();
        return new PasskeyQuestion(
                challenge,
                options.add("challenge", challenge)
                        .add("timeout", FIVE_MINUTES)
                        .build()
                        .toString());
    }

    private void done(String action, String letter) {
        audit.record(action, "account:" + me(), Map.of(), AuditLog.NOWHERE);
        mail.secured(
                letter,
                store.row("SELECT name, email, language FROM account WHERE id = ?", Passwords.HOLDER, me())
                        .orElseThrow());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long me() {
        return Callers.me().value();
    }
}
