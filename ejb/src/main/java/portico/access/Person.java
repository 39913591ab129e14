package portico.access;

import java.util.UUID;

/**
 * What one may know of somebody.
 *
 * @param email null where one may only know the name
 * @param enters whether there is a password
 */
record Person(long id, UUID publicId, String name, String email, String language, boolean disabled, boolean enters) {}
