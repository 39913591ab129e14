package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;

/**
 * «Benutzer-Registration» (U43).
 *
 * @param email whose account it will be; an address that is known keeps its account, name and language
 * @param language de, fr, it or en: of the first mail and of the pages
 * @param automatic all rights that whoever registers may pass on, portal-admin too (U44); else those that are named (U45)
 * @param rights codes; none is possible (U49)
 * @param until when the rights end; null where they do not
 */
public record NewUser(
        String name, String email, String language, boolean automatic, Set<String> rights, Instant until, String reason)
        implements Serializable {}
