package portico.contracts;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import portico.shared.Refusal;

/** A conclusion on its way: what somebody typed so far, right or wrong, until it becomes a contract. */
@Entity
class ContractDraft {
    private static final int LONGEST = 20_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private UUID publicId;

    @Column(updatable = false)
    private Long accountId;

    @Column(updatable = false)
    private Long operatorId;

    private String typed;
    private Instant changedAt;

    @Column(insertable = false)
    private Long contractId;

    @Version
    private int version;

    protected ContractDraft() {}

    ContractDraft(long account, long operator, Map<String, String> typed, Instant now) {
        this.publicId = UUID.randomUUID();
        this.accountId = account;
        this.operatorId = operator;
        keep(typed, now);
    }

    /** @throws Refusal conclusion.too-long where nobody types that much */
    final void keep(Map<String, String> words, Instant now) {
        JsonObject object =
                Json.createObjectBuilder(new TreeMap<String, Object>(words)).build();
        String text = object.toString();
        if (text.length() > LONGEST) {
            throw new Refusal("conclusion.too-long");
        }
        typed = text;
        changedAt = now;
    }

    Map<String, String> typed() {
        Map<String, String> words = new TreeMap<>();
        try (var reader = Json.createReader(new StringReader(typed))) {
            reader.readObject().forEach((key, value) -> words.put(key, ((JsonString) value).getString()));
        }
        return words;
    }

    void becomes(long contract) {
        contractId = contract;
    }

    Long contract() {
        return contractId;
    }

    boolean isConcluded() {
        return contractId != null;
    }

    UUID publicId() {
        return publicId;
    }

    Instant changedAt() {
        return changedAt;
    }
}
