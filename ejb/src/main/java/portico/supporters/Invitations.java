package portico.supporters;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import portico.audit.AuditLog;
import portico.guard.Callers;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;
import portico.shared.Token;

/** The supporter's side: what he is asked to do for whom, and his answer (H16–H19). */
@Stateless
public class Invitations {
    @Inject
    Roll roll;

    @Inject
    SupporterMail mail;

    @Inject
    AuditLog audit;

    /** Empty where the link is used, too old, or never was. */
    @OpenToAll("Who is invited need have no account yet; the token in the mail is the right.")
    public Optional<InvitationView> read(String token) {
        return Token.parse(token).flatMap(roll::invitation);
    }

    /**
     * Yes. What was agreed begins.
     *
     * @return the node's public id
     * @throws Refusal invitation.link, invitation.other where another account is asked
     */
    @OpenToSignedIn
    public UUID accept(String token) {
        // Nobody says yes for nobody; the database asks the same.
        Callers.me();
        Token link = link(token);
        InvitationView invitation = roll.invitation(link).orElseThrow(() -> new Refusal("invitation.link"));
        if (!invitation.mine()) {
            throw new Refusal("invitation.other");
        }
        return answer(link, invitation, true);
    }

    /** No. @throws Refusal invitation.link */
    @OpenToAll("Who does not want to help need make no account for saying so; the token in the mail is the right.")
    public void decline(String token) {
        Token link = link(token);
        answer(link, roll.invitation(link).orElseThrow(() -> new Refusal("invitation.link")), false);
    }

    /**
     * Whoever has no password yet gets the token of a link to choose one.
     *
     * @throws Refusal invitation.link where the invitation is not good, or its owner has a password
     */
    @OpenToAll("Who is invited chooses his first password; the token in the mail is the right.")
    public String letIn(String token) {
        Token password = Token.random();
        if (!roll.letIn(link(token), password)) {
            throw new Refusal("invitation.link");
        }
        return password.text();
    }

    /** @return the node that is about to be supported */
    private UUID answer(Token link, InvitationView invitation, boolean yes) {
        Roll.Asker asker = roll.answer(link, yes).orElseThrow(() -> new Refusal("invitation.link"));
        // The supporter has no right there before his yes, so the node's own activity cannot say it; its list does.
        audit.record(
                yes ? "supporters.accepted" : "supporters.declined",
                "supporter:" + asker.supporter(),
                Map.of(),
                AuditLog.NOWHERE);
        mail.answered(asker, invitation, yes);
        return asker.node();
    }

    private static Token link(String token) {
        return Token.parse(token).orElseThrow(() -> new Refusal("invitation.link"));
    }
}
