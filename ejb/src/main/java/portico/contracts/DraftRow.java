package portico.contracts;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A conclusion that somebody began and has not finished.
 *
 * @param customer as it was typed, empty where nothing was yet
 */
public record DraftRow(UUID id, String customer, Instant changed) implements Serializable {}
