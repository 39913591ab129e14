package portico.tenancy;

import java.io.Serializable;

/** A contact person with the number by which he is changed. */
public record ContactPerson(long contact, String name, String role, String email, String phone)
        implements Serializable {}
