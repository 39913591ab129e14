package portico.accounts;

import java.io.Serializable;
import java.util.UUID;
import portico.guard.AccountId;

/**
 * Who has signed in, and how he likes his pages.
 *
 * @param language de, fr, it or en
 * @param theme system, light or dark
 * @param timeZone such as Europe/Zurich; days of contracts stay in the contract's own zone
 * @param visit this visit, one line of {@link Visits}; null where it is not about a visit
 * @param credentials a number that changes with the password and with what else he signs in by
 */
public record SignedIn(
        AccountId account, String name, String language, String theme, String timeZone, int credentials, UUID visit)
        implements Serializable {}
