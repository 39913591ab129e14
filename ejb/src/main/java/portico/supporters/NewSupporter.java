package portico.supporters;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Whom to invite, and to what (H15–H18).
 *
 * @param language de, fr, it or en: of the mail; an address that is known keeps its account, name and language
 * @param automatic all rights that whoever invites may pass on, without the administration and without invoices; else those
 *     that are named
 * @param mayUse may use services
 * @param mayConfigure may change their settings
 * @param places nodes below to which it is narrowed; none: everything below
 * @param lastDay where whoever invites lives
 * @param zone of whoever invites
 * @param message for the invitation; may be empty
 */
public record NewSupporter(
        String name,
        String email,
        String language,
        boolean automatic,
        Set<String> rights,
        boolean mayUse,
        boolean mayConfigure,
        Set<UUID> places,
        LocalDate lastDay,
        String zone,
        String message)
        implements Serializable {}
