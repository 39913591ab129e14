package portico.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.shared.EmailAddress;
import portico.shared.Refusal;
import portico.shared.Token;

/** Another address to sign in by (U50): it holds once the new mailbox and the old one have said yes, and either may say no. */
@Stateless
public class EmailChanges {
    @Inject
    Store store;

    @Inject
    Proof proof;

    @Inject
    EmailLetters letters;

    @Inject
    AccountMail mail;

    @Inject
    AuditLog audit;

    /** The address by which one signs in. */
    @OpenToSignedIn
    public String mine() {
        return me().email();
    }

    /** One's own change that waits. */
    @OpenToSignedIn
    public Optional<EmailChange> pending() {
        return store.row(
                "SELECT email, new_agreed_at IS NOT NULL, old_agreed_at IS NOT NULL, ends_at FROM account_email_change"
                        + " WHERE account_id = ? AND ends_at > clock_timestamp()",
                row -> new EmailChange(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getTimestamp(4).toInstant()),
                id());
    }

    /**
     * Writes to both mailboxes; an earlier wish is gone. The answer is the same where the address is somebody's already.
     *
     * @throws Refusal email.unreadable, email.same; password.wrong, sign-in.blocked; email.blocked with the minutes to wait
     */
    @OpenToSignedIn
    public void ask(String email, String present) {
        String wanted = EmailAddress.of(email).orElseThrow(() -> new Refusal("email.unreadable"));
        LinkHolder me = me();
        if (wanted.equalsIgnoreCase(me.email())) {
            throw new Refusal("email.same");
        }
        String hash = proof.of(present);
        Token forNew = Token.random();
        Token forOld = Token.random();
        Asked asked = store.row(
                        "SELECT minutes, true, true, taken FROM accounts_email_ask(?, ?, ?, ?, ?, ?, ?)",
                        row -> asked(wanted, row.getLong(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)),
                        hash,
                        wanted,
                        forNew.hash(),
                        forOld.hash(),
                        EmailLetters.HOURS,
                        ThrottleRule.FORGOTTEN.pauses(),
                        letters.signature(id(), wanted))
                .orElseThrow();
        write(me, asked, forNew, forOld);
        record("accounts.email-asked");
    }

    /** The links once more, for whoever has not said yes yet. @throws Refusal email.blocked with the minutes to wait */
    @OpenToSignedIn
    public void sendAgain() {
        Token forNew = Token.random();
        Token forOld = Token.random();
        store.row(
                        "SELECT minutes, to_new, to_old, taken, wanted FROM accounts_email_again(?, ?, ?, ?, ?)",
                        row -> asked(
                                row.getString(5),
                                row.getLong(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4)),
                        forNew.hash(),
                        forOld.hash(),
                        EmailLetters.HOURS,
                        ThrottleRule.FORGOTTEN.pauses(),
                        store.signature("email-again|" + id()))
                .filter(asked -> asked.email() != null)
                .ifPresent(asked -> write(me(), asked, forNew, forOld));
    }

    /** One does not want it any more. */
    @OpenToSignedIn
    public void withdraw() {
        List<String> gone = store.rows(
                "DELETE FROM account_email_change WHERE account_id = ? RETURNING email", row -> row.getString(1), id());
        gone.forEach(email -> {
            mail.emailWithdrawn(me(), email);
            record("accounts.email-withdrawn");
        });
    }

    /** What a link is for; empty where it leads nowhere. */
    @OpenToAll("Who reads the new mailbox need not be signed in; the token in the mail is the right.")
    public Optional<EmailLink> read(String token) {
        return Token.parse(token).flatMap(this::found).map(Found::link);
    }

    /**
     * A mailbox says yes. With the second yes the address changes: all visits end but this one, if it is the same account's.
     *
     * @param visit the one from which it is said; null for none
     * @throws Refusal email.link where the link leads nowhere; email.gone where the address became somebody else's meanwhile
     */
    @OpenToAll("Who reads the new mailbox need not be signed in; the token in the mail is the right.")
    public EmailAnswer agree(String token, UUID visit) {
        Token link = Token.parse(token).orElseThrow(() -> new Refusal("email.link"));
        Found found = found(link).orElseThrow(() -> new Refusal("email.link"));
        EmailAnswer answer = store.row(
                        "SELECT done, number FROM accounts_email_agree(?, ?)",
                        row -> row.getObject(1) == null
                                ? null
                                : new EmailAnswer(
                                        row.getBoolean(1), found.link().email(), row.getObject(2, Integer.class)),
                        link.bytes(),
                        visit)
                .orElseThrow(() -> new SignInRefused("email.gone"));
        String action = answer.done() ? "accounts.email-changed" : "accounts.email-agreed";
        audit.record(
                action, "account:" + found.person(), Map.of("new", found.link().isNew()), AuditLog.NOWHERE);
        if (answer.done()) {
            mail.emailMoved(found.holder(), found.link().email());
        }
        return answer;
    }

    /** A mailbox says no, and nothing changes. @throws Refusal email.link where the link leads nowhere */
    @OpenToAll("Who reads the new mailbox need not be signed in; the token in the mail is the right.")
    public void decline(String token) {
        Token link = Token.parse(token).orElseThrow(() -> new Refusal("email.link"));
        Found found = found(link).orElseThrow(() -> new Refusal("email.link"));
        if (store.yes("SELECT accounts_email_decline(?)", (Object) link.bytes())) {
            audit.record(
                    "accounts.email-withdrawn",
                    "account:" + found.person(),
                    Map.of("new", found.link().isNew()),
                    AuditLog.NOWHERE);
            mail.emailWithdrawn(found.holder(), found.link().email());
        }
    }

    private record Asked(String email, boolean toNew, boolean toOld, boolean taken) {}

    private static Asked asked(String email, long minutes, boolean toNew, boolean toOld, boolean taken) {
        if (minutes > 0) {
            throw new Refusal("email.blocked", minutes);
        }
        return new Asked(email, toNew, toOld, taken);
    }

    private void write(LinkHolder me, Asked asked, Token forNew, Token forOld) {
        if (asked.toNew()) {
            letters.toNew(me, asked.email(), forNew, asked.taken());
        }
        if (asked.toOld()) {
            mail.emailOld(me, asked.email(), forOld);
        }
    }

    private record Found(long person, String language, EmailLink link) {
        LinkHolder holder() {
            return new LinkHolder(link.name(), link.oldEmail(), language);
        }
    }

    private Optional<Found> found(Token link) {
        return store.row(
                "SELECT person, language, name, old_email, email, is_new, agreed FROM accounts_email_link(?)",
                row -> new Found(
                        row.getLong(1),
                        row.getString(2),
                        new EmailLink(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6),
                                row.getBoolean(7))),
                (Object) link.bytes());
    }

    private void record(String action) {
        audit.record(action, "account:" + id(), Map.of(), AuditLog.NOWHERE);
    }

    private LinkHolder me() {
        return store.row("SELECT name, email, language FROM account WHERE id = ?", Passwords.HOLDER, id())
                .orElseThrow();
    }

    private static long id() {
        return Callers.me().value();
    }
}
