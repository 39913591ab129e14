package portico.tenancy;

import static portico.guard.Right.OPERATOR_TENANCY;
import static portico.guard.Right.PORTAL_SUPERUSER;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import portico.audit.AuditLog;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Refusal;

/**
 * A company's main address and its contact persons, kept up to date by itself or by who looks after it (U6, U7, U28). A contact
 * person is no account, and changing one moves no right.
 */
@Stateless
public class Companies {
    private static final int MOST = 50;

    @PersistenceContext
    EntityManager database;

    @Inject
    AuditLog audit;

    /** @throws NotFound where the node has no address at all */
    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public AddressForm address(Scope scope) {
        return main(scope, LockModeType.NONE).form();
    }

    /** Invoices that have left keep the address that they went to. @throws Refusal address.… */
    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public void move(Scope scope, AddressForm form) {
        // The lock asks the database whether this may be written: who may only read finds nothing.
        main(scope, LockModeType.PESSIMISTIC_WRITE).change(form.checked());
        database.flush();
        audit.record("tenancy.address-changed", "node:" + scope.node().value(), Map.of(), scope);
    }

    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public List<ContactPerson> contacts(Scope scope) {
        return database.createQuery("""
                        SELECT new portico.tenancy.ContactPerson(c.id, c.name, c.role, c.email, c.phone)
                          FROM Contact c
                         WHERE c.nodeId = :node
                         ORDER BY c.name, c.id
                        """, ContactPerson.class)
                .setParameter("node", scope.node().value())
                .setMaxResults(200)
                .getResultList();
    }

    /** @throws Refusal contact.name, contact.email, contact.phone, contact.too-many */
    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public void addContact(Scope scope, ContactForm form) {
        ContactForm person = form.checked();
        if (contacts(scope).size() >= MOST) {
            throw new Refusal("contact.too-many", MOST);
        }
        Contact added = new Contact(scope, person);
        database.persist(added);
        audit.record("tenancy.contact-added", "contact:" + added.id(), Map.of(), scope);
    }

    /** @throws NotFound where this node has no such contact person; @throws Refusal contact.… */
    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public void changeContact(Scope scope, long contact, ContactForm form) {
        find(scope, contact).change(form.checked());
        database.flush();
        audit.record("tenancy.contact-changed", "contact:" + contact, Map.of(), scope);
    }

    @Requires({PORTAL_SUPERUSER, OPERATOR_TENANCY})
    public void removeContact(Scope scope, long contact) {
        database.remove(find(scope, contact));
        database.flush();
        audit.record("tenancy.contact-removed", "contact:" + contact, Map.of(), scope);
    }

    private Address main(Scope scope, LockModeType lock) {
        return database.createQuery("SELECT a FROM Address a WHERE a.nodeId = :node AND a.kind = 'MAIN'", Address.class)
                .setParameter("node", scope.node().value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Contact find(Scope scope, long contact) {
        return database.createQuery("SELECT c FROM Contact c WHERE c.id = :id", Contact.class)
                .setParameter("id", contact)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(found -> found.of(scope))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
