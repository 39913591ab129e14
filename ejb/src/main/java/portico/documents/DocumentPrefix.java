package portico.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What many files begin with: typeface and payment forms of one version. */
@Entity
class DocumentPrefix {
    @Id
    private Integer id;

    private byte[] bytes;

    protected DocumentPrefix() {}
}
