package portico.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import portico.guard.AccountId;
import portico.shared.Refusal;

/** One person's account. The password is not among its fields: the portal's role cannot read it here. */
@Entity
class Account {
    private static final Set<String> LANGUAGES = Set.of("de", "fr", "it", "en");
    private static final Set<String> THEMES = Set.of("system", "light", "dark");

    @Id
    private Long id;

    @Column(updatable = false)
    private String email;

    @Column(updatable = false)
    private String name;

    private String language;
    private String theme;
    private String timeZone;

    @Column(updatable = false)
    private Instant disabledAt;

    @Column(updatable = false)
    private int credentials;

    @Version
    private int version;

    protected Account() {}

    boolean isDisabled() {
        return disabledAt != null;
    }

    void prefer(String wantedLanguage, String wantedTheme, String wantedZone) {
        if (!LANGUAGES.contains(wantedLanguage)) {
            throw new Refusal("profile.language-unknown", wantedLanguage);
        }
        if (!THEMES.contains(wantedTheme)) {
            throw new Refusal("profile.theme-unknown", wantedTheme);
        }
        language = wantedLanguage;
        theme = wantedTheme;
        timeZone = zone(wantedZone);
    }

    SignedIn signedIn() {
        return new SignedIn(new AccountId(id), name, language, theme, timeZone, credentials, null);
    }

    private static String zone(String wanted) {
        try {
            return ZoneId.of(wanted).getId();
        } catch (DateTimeException e) {
            throw new Refusal("profile.zone-unknown", wanted);
        }
    }
}
