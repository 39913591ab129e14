package portico.trial;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portico.access.NewUser;
import portico.access.Registration;
import portico.accounts.FirstSteps;
import portico.accounts.LinkHolder;
import portico.accounts.SignedIn;
import portico.accounts.Strength;
import portico.audit.AuditLog;
import portico.guard.AccountId;
import portico.guard.Callers;
import portico.guard.NotFound;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;
import portico.shared.Settings;
import portico.shared.Token;

/** Where a visitor opens a trial, reads what stayed inside, and ends it (H9). */
@Stateless
public class Trials {
    @Inject
    Questions questions;

    @Inject
    FirstSteps steps;

    @Inject
    Settings settings;

    @Inject
    AuditLog audit;

    /** Whether the operator offers trials at all. */
    @OpenToAll("The start page says so, or does not.")
    public boolean offered() {
        return settings.trials().offered();
    }

    /**
     * Asks for a trial. Nobody learns here whether somebody has an account or a trial under the address: the wish is written
     * down alike, and answered by mail a moment later.
     *
     * @param address the network address that asks
     * @throws Refusal user.name, user.email, user.language; trial.blocked, trial.full
     */
    @OpenToAll("A visitor has no account yet; the answer is the same whether he has one or not.")
    public void ask(NewTrial wish, String address) {
        demand();
        Registration form =
                Registration.of(new NewUser(wish.name(), wish.email(), wish.language(), false, Set.of(), null, null));
        long minutes = questions
                .rows(
                        row -> row.getLong(1),
                        "SELECT trial_ask(?, ?, ?, ?, ?, ?, ?)",
                        form.email(),
                        form.name(),
                        form.language(),
                        steps.network(address),
                        Daily.ADDRESS.pauses(),
                        Daily.NETWORK.pauses(),
                        settings.trials().perDay())
                .get(0);
        if (minutes != 0) {
            throw new Refusal(minutes > 0 ? "trial.blocked" : "trial.full");
        }
        audit.record("trial.asked", "account:unknown", Map.of("address", address), AuditLog.NOWHERE);
    }

    /** To whom a link belongs; empty where it is used, old or never was, or its address has an account by now. */
    @OpenToAll("Who opens a trial has no account yet; it tells the holder of a link what he wrote himself.")
    public Optional<LinkHolder> holder(String token) {
        demand();
        return Token.parse(token).flatMap(this::holder);
    }

    /** How strong a password would be for whoever holds the link; nothing is kept of it. */
    @OpenToAll("Who opens a trial has no account yet; it answers about what he typed himself.")
    public Strength judge(String token, String password) {
        return steps.judge(holder(token).orElseThrow(() -> new Refusal("trial.link")), password);
    }

    /**
     * Opens the trial, and the visit in it; the link is used up.
     *
     * @param browser as it calls itself; null where it does not
     * @throws Refusal trial.link where it is used, old or never was; password.length, password.weak-… with the reason
     */
    @OpenToAll("Who opens a trial has no account yet; the token in the mail is the right.")
    public SignedIn open(String token, String password, String address, String browser) {
        LinkHolder holder = holder(token).orElseThrow(() -> new Refusal("trial.link"));
        String hash = steps.hash(holder, password);
        SignedIn visitor = questions
                .rows(
                        row -> new SignedIn(
                                new AccountId(row.getLong("id")),
                                row.getString("name"),
                                row.getString("language"),
                                row.getString("theme"),
                                row.getString("time_zone"),
                                row.getInt("credentials"),
                                row.getObject("visit", UUID.class)),
                        "SELECT * FROM trial_open(?, ?, ?, ?)",
                        Token.parse(token).orElseThrow().bytes(),
                        hash,
                        steps.browser(browser),
                        address)
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("trial.link"));
        audit.record(
                "trial.opened", "account:" + visitor.account().value(), Map.of("address", address), AuditLog.NOWHERE);
        return visitor;
    }

    /** The trial that the caller is in; empty for everybody real. */
    @OpenToSignedIn
    public Optional<TrialState> mine() {
        return questions
                .rows(
                        row -> new TrialState(row.getTimestamp(1).toInstant(), row.getBoolean(2), row.getString(3)),
                        "SELECT ends_at, visitor, addresses FROM trial_mine()")
                .stream()
                .findFirst();
    }

    /** What was written in the caller's trial and did not leave it; newest first, at most fifty. */
    @OpenToSignedIn
    public List<TrialLetter> letters() {
        inside();
        return questions.rows(
                row -> new TrialLetter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        link(row.getString(3))),
                "SELECT recipient, subject, body_text, written_at FROM trial_letters()");
    }

    /** What is in the caller's trial, and will be gone with it. */
    @OpenToSignedIn
    public List<Contents> contents() {
        inside();
        return questions.rows(
                row -> new Contents(row.getString(1), row.getLong(2)), "SELECT what, pieces FROM trial_contents()");
    }

    /** The visitor has seen enough: from now on nobody is in it any more, and everything is about to be erased. */
    @OpenToSignedIn
    public void end() {
        if (!questions.rows(row -> row.getBoolean(1), "SELECT trial_end_mine()").get(0)) {
            throw new NotFound();
        }
        audit.record("trial.ended", "account:" + Callers.me().value(), Map.of(), AuditLog.NOWHERE);
    }

    /** The first address in a letter that is this portal's own. */
    private String link(String text) {
        Matcher own = Pattern.compile(
                        Pattern.quote(settings.publicUrl().resolve("/").toString()) + "(\\S+)")
                .matcher(text);
        return own.find() ? "/" + own.group(1) : null;
    }

    /** A portal without trials has no such pages. */
    private void demand() {
        if (!settings.trials().offered()) {
            throw new NotFound();
        }
    }

    private TrialState inside() {
        return mine().orElseThrow(NotFound::new);
    }

    private Optional<LinkHolder> holder(Token link) {
        return questions
                .rows(
                        row -> new LinkHolder(row.getString(1), row.getString(2), row.getString(3)),
                        "SELECT name, email, language FROM trial_holder(?)",
                        link.bytes())
                .stream()
                .findFirst();
    }
}
