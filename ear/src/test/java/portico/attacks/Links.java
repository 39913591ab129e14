package portico.attacks;

import java.sql.SQLException;
import portico.shared.Token;
import portico.whole.PorticoServer;

/** Links of mails, made without waiting for the mail. */
public final class Links {
    private Links() {}

    /** A token by which this account's password can be chosen, from now on for a time that may lie behind. */
    public static String password(PorticoServer server, String email, String during) throws SQLException {
        Token token = Token.random();
        Ground.run(
                server,
                "INSERT INTO portico.account_link (hash, account_id, ends_at)"
                        + " SELECT ?, id, clock_timestamp() + ?::interval FROM portico.account WHERE email = ?",
                token.hash(),
                during,
                email);
        return token.text();
    }

    /** Path and query of the link by which the demo's commercial contact asks somebody to support her company. */
    public static String invitation(PorticoServer server, String email) throws SQLException {
        Attacker inviter = Ground.demo(server, Ground.COMMERCIAL);
        Attacker.Reply answer = inviter.post(inviter.form("/supporters/invite", "invitation")
                .pressing(":do")
                .with(":name", "Sven Helfer")
                .with(":email", email)
                .and("invitation:use_input", "on"));
        if (answer.status() != 302) {
            throw new AssertionError(answer.status() + " " + answer.words());
        }
        return Ground.link(Ground.mail(server, email), "/supporters/invitation");
    }
}
