package portico.accounts;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import portico.guard.Callers;
import portico.guard.Denied;
import portico.guard.OpenToSignedIn;
import portico.shared.Refusal;

/** What everybody sets for himself, whatever his rights (U49). */
@Stateless
public class Profile {
    @PersistenceContext
    EntityManager database;

    /** @throws Denied where the account was disabled meanwhile */
    @OpenToSignedIn
    public SignedIn me() {
        return account().signedIn();
    }

    /** @throws Refusal profile.language-unknown, profile.theme-unknown, profile.zone-unknown */
    @OpenToSignedIn
    public SignedIn change(String language, String theme, String timeZone) {
        Account account = account();
        account.prefer(language, theme, timeZone);
        return account.signedIn();
    }

    private Account account() {
        Account account = database.find(Account.class, Callers.me().value());
        if (account == null || account.isDisabled()) {
            throw new Denied(List.of());
        }
        return account;
    }
}
