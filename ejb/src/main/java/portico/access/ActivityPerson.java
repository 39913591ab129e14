package portico.access;

import java.io.Serializable;
import java.util.UUID;

/** Somebody whose activity one can ask for. */
public record ActivityPerson(UUID id, String name) implements Serializable {}
