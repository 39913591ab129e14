package portico.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An invoice's own part of its file; written once by the run and never changed, so the portal only reads it. */
@Entity
class Document {
    @Id
    private Long id;

    private byte[] hash;
    private Long invoiceId;
    private Integer prefixId;
    private byte[] suffix;
    private int pages;

    protected Document() {}
}
