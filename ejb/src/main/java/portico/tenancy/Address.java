package portico.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Where a node receives its letters. */
@Entity
class Address {
    @Id
    private Long id;

    private Long nodeId;
    private String kind;
    private String name;
    private String street;
    private String houseNumber;
    private String postcode;
    private String town;
    private String country;

    protected Address() {}
}
