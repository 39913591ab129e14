package portico.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import portico.shared.Refusal;

/** Where a node receives its letters. */
@Entity
class Address {
    @Id
    private Long id;

    @Column(updatable = false)
    private Long nodeId;

    @Column(updatable = false)
    private String kind;

    private String name;
    private String street;
    private String houseNumber;
    private String postcode;
    private String town;
    private String country;

    @Version
    private int version;

    protected Address() {}

    /** @throws Refusal address.conflict where somebody else changed it after the page was shown */
    void change(AddressForm form) {
        if (version != form.version()) {
            throw new Refusal("address.conflict", name, town);
        }
        name = form.name();
        street = form.street();
        houseNumber = form.houseNumber();
        postcode = form.postcode();
        town = form.town();
        country = form.country();
    }

    AddressForm form() {
        return new AddressForm(name, street, houseNumber, postcode, town, country, version);
    }
}
