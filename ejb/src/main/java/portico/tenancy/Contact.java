package portico.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A contact person of a node. */
@Entity
class Contact {
    @Id
    private Long id;

    private Long nodeId;
    private String name;
    private String role;
    private String email;
    private String phone;

    protected Contact() {}
}
