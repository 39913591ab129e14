package portico.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;

/** One's own second factor: the code of an authenticator app beside the password, and backup codes for when it is lost. */
@Stateless
public class SecondFactor {
    @Inject
    Store store;

    @Inject
    Codes codes;

    @Inject
    Proof proof;

    @Inject
    AccountMail mail;

    @Inject
    AuditLog audit;

    /** Empty where it is off. */
    @OpenToSignedIn
    public Optional<SecondFactorState> state() {
        return store.row(
                "SELECT confirmed_at, codes_left FROM accounts_totp_state()",
                row -> new SecondFactorState(row.getTimestamp(1).toInstant(), row.getLong(2)));
    }

    /**
     * What is to be given to the app; the same for an hour, so that a mistyped code needs no second scan.
     *
     * @throws Refusal second-factor.on
     */
    @OpenToSignedIn
    public Enrolment enrol() {
        byte[] sealed = store.row(
                        "SELECT accounts_totp_offer(?)", row -> row.getBytes(1), (Object) codes.newSealed(me()))
                .orElse(null);
        if (sealed == null) {
            throw new Refusal("second-factor.on");
        }
        return codes.enrolment(me(), sealed, holder().email());
    }

    /**
     * Switches it on, once the app has proved that it has the secret; other visits are over.
     *
     * @param visit this one, which goes on
     * @return the backup codes; this once, and never again
     * @throws Refusal second-factor.on, second-factor.code
     */
    @OpenToSignedIn
    public List<String> confirm(String code, UUID visit) {
        byte[] sealed = store.row(
                        "SELECT accounts_totp_offer(?)", row -> row.getBytes(1), (Object) codes.newSealed(me()))
                .orElse(null);
        if (sealed == null) {
            throw new Refusal("second-factor.on");
        }
        OptionalLong step = codes.step(me(), sealed, code);
        List<String> backup = BackupCodes.make();
        if (step.isEmpty()
                || !store.yes(
                        "SELECT accounts_totp_confirm(?, ?, ?)", step.getAsLong(), codes.hashes(me(), backup), visit)) {
            throw new Refusal("second-factor.code");
        }
        done("accounts.second-factor-on", "second-factor-on");
        return backup;
    }

    /** @throws Refusal password.wrong; sign-in.blocked with the minutes to wait */
    @OpenToSignedIn
    public void off(String present) {
        String hash = proof.of(present);
        if (store.yes("SELECT accounts_totp_off(?)", hash)) {
            done("accounts.second-factor-off", "second-factor-off");
        }
    }

    /**
     * Ten others; those before are worth nothing any more.
     *
     * @return the codes; this once, and never again
     * @throws Refusal password.wrong; sign-in.blocked with the minutes to wait; second-factor.off
     */
    @OpenToSignedIn
    public List<String> newCodes(String present) {
        String hash = proof.of(present);
        List<String> backup = BackupCodes.make();
        if (!store.yes("SELECT accounts_new_backup_codes(?, ?)", hash, codes.hashes(me(), backup))) {
            throw new Refusal("second-factor.off");
        }
        audit.record("accounts.backup-codes", "account:" + me(), Map.of(), AuditLog.NOWHERE);
        return backup;
    }

    private void done(String action, String letter) {
        audit.record(action, "account:" + me(), Map.of(), AuditLog.NOWHERE);
        mail.secured(letter, holder());
    }

    private LinkHolder holder() {
        return store.row("SELECT name, email, language FROM account WHERE id = ?", Passwords.HOLDER, me())
                .orElseThrow();
    }

    private static long me() {
        return Callers.me().value();
    }
}
