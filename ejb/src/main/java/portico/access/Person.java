package portico.access;

import java.util.List;
import java.util.UUID;

/**
 * What one may know of somebody.
 *
 * @param name null where one may only know the organisation
 * @param email null for whoever does not administer him
 * @param enters whether there is a password
 * @param organisation of a level above; null for people of one's own house
 * @param places where he belongs, and all above that
 */
record Person(
        long id,
        UUID publicId,
        String name,
        String email,
        String language,
        boolean disabled,
        boolean enters,
        String organisation,
        List<Long> places) {}
