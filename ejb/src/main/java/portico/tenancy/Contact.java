package portico.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import portico.guard.Scope;

/** A contact person of a node. */
@Entity
class Contact {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private Long nodeId;

    @Column(updatable = false)
    private Long operatorId;

    @Column(updatable = false)
    private Long resellerId;

    @Column(updatable = false)
    private Long customerId;

    @Column(updatable = false)
    private Long siteId;

    private String name;
    private String role;
    private String email;
    private String phone;

    protected Contact() {}

    Contact(Scope scope, ContactForm form) {
        nodeId = scope.node().value();
        operatorId = scope.operatorId();
        resellerId = scope.resellerId();
        customerId = scope.customerId();
        siteId = scope.siteId();
        change(form);
    }

    final void change(ContactForm form) {
        name = form.name();
        role = form.role();
        email = form.email();
        phone = form.phone();
    }

    boolean of(Scope scope) {
        return nodeId.equals(scope.node().value());
    }

    Long id() {
        return id;
    }
}
