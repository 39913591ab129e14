package portico.guard;

import java.util.UUID;

/**
 * A step down in the tree.
 *
 * @param number the business's own key, such as K-10001
 */
public record NodeBelow(UUID id, Level level, String number, String name) {}
