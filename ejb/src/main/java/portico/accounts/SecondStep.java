package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;
import portico.guard.AccountId;
import portico.shared.Token;

/** The code after the password. It is counted before it is looked at, and each code is taken once. */
@Dependent
class SecondStep {
    /** What an app shows; anything else is a backup code. */
    private static final String OF_AN_APP = "\\s*\\d{3}\\s*\\d{3}\\s*";

    @Inject
    Store store;

    @Inject
    Codes codes;

    private record Turn(long minutes, long account, byte[] sealed) {}

    /** @throws SignInRefused sign-in.ticket, sign-in.code; sign-in.blocked with the minutes to wait */
    SignedIn enter(Token ticket, String code, String browser, String address) {
        Turn turn = store.row(
                        "SELECT minutes, account_id, sealed FROM accounts_code_begin(?, ?)",
                        row -> new Turn(row.getLong(1), row.getLong(2), row.getBytes(3)),
                        ticket.bytes(),
                        ThrottleRule.ACCOUNT.pauses())
                .orElseThrow();
        if (turn.minutes() > 0) {
            throw new SignInRefused("sign-in.blocked", turn.minutes());
        }
        if (turn.account() == 0) {
            throw new SignInRefused("sign-in.ticket");
        }
        boolean ofApp = code.matches(OF_AN_APP);
        OptionalLong step = ofApp ? codes.step(turn.account(), turn.sealed(), code) : OptionalLong.empty();
        if (ofApp && step.isEmpty()) {
            throw new SignInRefused("sign-in.code");
        }
        Long taken = ofApp ? step.getAsLong() : null;
        byte[] backup = ofApp ? null : codes.hash(turn.account(), code);
        String question = "code|" + turn.account() + "|" + (ofApp ? taken : "") + "|"
                + (ofApp ? "" : HexFormat.of().formatHex(backup));
        return store.row(
                        "SELECT id, name, language, theme, time_zone, credentials, visit"
                                + " FROM accounts_code_end(?, CAST(? AS bigint), CAST(? AS bytea), ?, ?, ?)",
                        SecondStep::person,
                        ticket.bytes(),
                        taken,
                        backup,
                        store.signature(question),
                        browser,
                        address)
                .orElseThrow(() -> new SignInRefused("sign-in.code"));
    }

    static SignedIn person(ResultSet row) throws SQLException {
        return new SignedIn(
                new AccountId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getObject(7, UUID.class));
    }
}
