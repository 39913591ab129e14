package portico.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portico.audit.AuditLog;
import portico.guard.Caller;
import portico.guard.Callers;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;
import portico.shared.Token;

/** Choosing a password by the link of a mail: a new person's first one, another where the old one was reset or forgotten. */
@Stateless
public class Passwords {
    private static final int LONGEST = 1000;
    private static final int LONGEST_EMAIL = 254;
    private static final int AT_ONCE = 20;
    static final Store.Reader<LinkHolder> HOLDER =
            row -> new LinkHolder(row.getString(1), row.getString(2), row.getString(3));

    /** As many at once as may sign in at once; a hash takes 19 MiB. */
    private static final Turns TURNS = new Turns(4);

    @Inject
    Store store;

    @Inject
    Proof proof;

    @Inject
    AccountMail mail;

    @Inject
    AuditLog audit;

    /** To whom a link belongs, so that nobody thinks of a password in vain; empty where it is used, old or never was. */
    @OpenToAll("Who chooses his first password cannot be signed in; it tells the holder of a link his own name.")
    public Optional<LinkHolder> holder(String token) {
        return Token.parse(token).flatMap(this::holder);
    }

    /** How strong a password would be for whoever holds the link; nothing is kept of it. */
    @OpenToAll("Who chooses his first password cannot be signed in; it answers about what he typed himself.")
    public Strength judge(String token, String password) {
        LinkHolder holder = holder(token).orElseThrow(() -> new Refusal("password.link"));
        return judge(holder, password);
    }

    /** The same for whoever is signed in and thinks of another one. */
    @OpenToSignedIn
    public Strength judgeMine(String password) {
        return judge(me(), password);
    }

    /**
     * Another password, with the present one as proof; every other visit is over.
     *
     * @param visit this one, which goes on
     * @return the number under which it goes on, see {@link SignedIn#credentials}
     * @throws Refusal password.wrong, sign-in.blocked; password.length, password.weak-… with the reason
     */
    @OpenToSignedIn
    public int change(String present, String password, UUID visit) {
        LinkHolder me = me();
        Strength strength = judge(me, password);
        String old = proof.of(present);
        String hash = hash(password, strength);
        int number = (int) store.number("SELECT accounts_change_password(?, ?, ?)", old, hash, visit);
        audit.record("accounts.password-changed", "account:" + Callers.me().value(), Map.of(), AuditLog.NOWHERE);
        mail.passwordChanged(me);
        return number;
    }

    /**
     * Sets the password; the link is used up, and visits that began before are over.
     *
     * @throws Refusal password.link where the link is used, old or never was; password.length, password.weak-… with the reason
     */
    @OpenToAll("Who chooses his first password cannot be signed in; the token in the mail is the right.")
    public void choose(String token, String password) {
        Strength strength = judge(token, password);
        LinkHolder holder = holder(token).orElseThrow(() -> new Refusal("password.link"));
        String hash = hash(password, strength);
        long account = store.number(
                "SELECT accounts_set_password(?, ?)",
                Token.parse(token).orElseThrow().bytes(),
                hash);
        if (account == 0) {
            throw new Refusal("password.link");
        }
        audit.record("accounts.password-chosen", "account:" + account, Map.of(), AuditLog.NOWHERE);
        mail.passwordChanged(holder);
    }

    /**
     * Somebody forgot his password. Nobody learns here whether there is such an account: the wish is written down alike, and
     * answered by mail a moment later.
     *
     * @param address the network address that asks
     * @throws Refusal forgotten.blocked with the minutes to wait
     */
    @OpenToAll(
            "Who forgot his password cannot sign in; the answer is the same whether there is such an account or not.")
    public void forgotten(String email, String address) {
        String wanted = email.strip();
        long minutes = wanted.length() > LONGEST_EMAIL
                ? 0
                : store.number(
                        "SELECT accounts_forgotten_ask(?, ?, ?, ?)",
                        wanted,
                        Neighbourhood.of(address),
                        ThrottleRule.FORGOTTEN.pauses(),
                        ThrottleRule.FORGOTTEN_ADDRESS.pauses());
        if (minutes > 0) {
            throw new Refusal("forgotten.blocked", minutes);
        }
        audit.record("accounts.password-forgotten", "account:unknown", Map.of("address", address), AuditLog.NOWHERE);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "links for forgotten passwords")
    void answerForgotten() throws Exception {
        // Nobody signed in asked for it, and the database lets the portal's role write down no other one's acts.
        Callers.call(Caller.anonymous("forgotten"), () -> {
            answerAll();
            return null;
        });
    }

    private void answerAll() {
        if (!store.yes("SELECT accounts_forgotten_waits()")) {
            return;
        }
        List<Token> tokens = Stream.generate(Token::random).limit(AT_ONCE).toList();
        String hashes =
                tokens.stream().map(Token::hash).map(HexFormat.of()::formatHex).collect(Collectors.joining("|"));
        List<Asked> asked = store.rows(
                "SELECT place, account_id, email, name, language FROM accounts_forgotten_answer(?, ?)",
                row -> new Asked(
                        tokens.get(row.getInt(1) - 1),
                        row.getLong(2),
                        new LinkHolder(row.getString(4), row.getString(3), row.getString(5))),
                tokens.stream().map(Token::hash).toArray(byte[][]::new),
                store.signature("forgotten|" + hashes));
        for (Asked one : asked) {
            mail.forgotten(one.person(), one.token());
            audit.record("accounts.password-link", "account:" + one.account(), Map.of(), AuditLog.NOWHERE);
        }
    }

    private record Asked(Token token, long account, LinkHolder person) {}

    /** Hashes what is strong enough. */
    static String hash(String password, Strength strength) {
        if (password.length() > LONGEST) {
            throw new Refusal("password.length", LONGEST);
        }
        if (!strength.isEnough()) {
            String key = "password.weak-" + strength.hint();
            throw new Refusal(key);
        }
        return TURNS.take(() -> PasswordHash.of(password));
    }

    private static Strength judge(LinkHolder person, String password) {
        return PasswordRule.judge(password == null ? "" : password, List.of(person.name(), person.email(), "portico"));
    }

    private LinkHolder me() {
        return store.row(
                        "SELECT name, email, language FROM account WHERE id = ?",
                        HOLDER,
                        Callers.me().value())
                .orElseThrow();
    }

    private Optional<LinkHolder> holder(Token link) {
        return store.row("SELECT name, email, language FROM accounts_link_holder(?)", HOLDER, link.bytes());
    }
}
