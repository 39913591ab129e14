package portico.accounts;

import jakarta.enterprise.context.Dependent;

/** What whoever lets somebody in for the first time needs to know of accounts. */
@Dependent
public class FirstSteps {

    /** Where attempts are counted together: an address, or a whole network where one person has many addresses. */
    public String network(String address) {
        return Neighbourhood.of(address);
    }

    /** In two words: «Firefox, Windows». @param userAgent null where the browser does not say */
    public String browser(String userAgent) {
        return Browser.name(userAgent);
    }

    /** How strong a password would be for this person; nothing is kept of it. */
    public Strength judge(LinkHolder person, String password) {
        return Passwords.judge(person, password);
    }

    /**
     * The hash of what is strong enough. It is slow on purpose, and waits its turn.
     *
     * @throws portico.shared.Refusal password.length, password.weak-… with the reason
     */
    public String hash(LinkHolder person, String password) {
        return Passwords.hash(password, judge(person, password));
    }
}
