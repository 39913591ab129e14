package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import portico.shared.Token;

/** What must be known, and written, when an address is to change: for its owner's own wish, and for who manages him. */
@Dependent
public class EmailLetters {
    /** How long the links are good. */
    static final int HOURS = 72;

    @Inject
    AccountMail mail;

    @Inject
    Store store;

    /** With it the database tells whether an address is somebody's already, and nobody else is told. */
    public String signature(long person, String email) {
        return store.signature("email|" + person + "|" + email);
    }

    /** To the new mailbox: a link, or where the address is an account's already, only that somebody wanted it. */
    public void toNew(LinkHolder person, String email, Token token, boolean taken) {
        if (taken) {
            mail.emailTaken(person.language(), email, token);
        } else {
            mail.emailNew(person, email, token);
        }
    }

    /** To the old one, where somebody who manages the person asked for it: it may be lost, so it is told and not asked. */
    public void managed(LinkHolder person, String email) {
        mail.emailManaged(person, email);
    }
}
