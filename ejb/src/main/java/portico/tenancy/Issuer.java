package portico.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who issues the invoices: printed on them, and the creditor of their payment part. Written by the operator's import. */
@Entity
class Issuer {
    @Id
    private Long nodeId;

    private String code;
    private String name;
    private String street;
    private String houseNumber;
    private String postcode;
    private String town;
    private String country;
    private String vatNumber;
    private String iban;
    private String qrIban;

    protected Issuer() {}
}
