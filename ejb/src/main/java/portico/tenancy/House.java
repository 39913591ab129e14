package portico.tenancy;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import portico.guard.NotFound;
import portico.shared.Settings;

/**
 * Who writes the portal's mails. Name, telephone and links go by the portal's public address as it is set, never by what a
 * request claims as its host.
 */
@Dependent
public class House {
    @Inject
    Settings settings;

    @Inject
    Tenants tenants;

    /** What stands above and below a letter: the sender's name, and whom to call. */
    public record Letterhead(String name, String phone) {}

    public Letterhead letterhead() {
        try {
            SupportContact contact = tenants.support(host());
            return new Letterhead(
                    contact.resellerName() == null ? contact.operatorName() : contact.resellerName(), contact.phone());
        } catch (EJBException | NotFound nobodyYet) {
            return new Letterhead(host(), "–");
        }
    }

    public URI link(String path) {
        return settings.publicUrl().resolve(path);
    }

    public String host() {
        return settings.publicUrl().getHost();
    }
}
