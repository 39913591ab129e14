package portico.access;

import java.io.Serializable;
import java.util.UUID;

/**
 * One tick in the matrix of rights.
 *
 * @param give whether the person is to have the right; false takes it
 */
public record RightChange(UUID person, String right, boolean give) implements Serializable {}
