package portico.tenancy;

import java.io.Serializable;

/** A person whom one calls; no account, and no right comes with it (U7). */
public record ContactRow(String name, String role, String email, String phone) implements Serializable {}
