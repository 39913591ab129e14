package portico.tenancy;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import portico.guard.Level;
import portico.guard.Path;
import portico.guard.Scope;

/** One operator, reseller, customer or site. It comes with its contract and ends on a day; it is never deleted. */
@Entity
class Node {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID publicId;

    @Enumerated(EnumType.STRING)
    private Level level;

    private Long parentId;

    @Embedded
    private Path path;

    private String number;
    private String name;
    private String language;
    private LocalDate endedOn;

    @Version
    private int version;

    protected Node() {}

    UUID publicId() {
        return publicId;
    }

    Level level() {
        return level;
    }

    String name() {
        return name;
    }

    Path path() {
        return path;
    }

    boolean hasEnded() {
        return endedOn != null;
    }

    boolean isBelow(Scope scope) {
        return scope.level() == Level.OPERATOR
                ? path.operatorId() == scope.operatorId()
                : scope.resellerId() != null && scope.resellerId().equals(path.resellerId());
    }

    CustomerView view(AddressRow address, List<ContactRow> contacts, List<NodeRow> sites) {
        return new CustomerView(publicId, number, name, language, endedOn, address, contacts, sites);
    }
}
