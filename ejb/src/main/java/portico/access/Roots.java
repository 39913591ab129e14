package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import portico.guard.AccountId;
import portico.guard.Guard;
import portico.guard.Rights;

/** Answers the guard from the roots; one query, computed at that moment, so that an end needs no job. */
@Dependent
class Roots implements Guard {
    @PersistenceContext
    EntityManager database;

    @Override
    public Rights rights(AccountId account) {
        Rights.Collector rights = new Rights.Collector();
        List<?> rows = database.createNativeQuery("SELECT right_code, node_id FROM access_roots(:account)")
                .setParameter("account", account.value())
                .getResultList();
        for (Object row : rows) {
            Object[] root = (Object[]) row;
            rights.add((String) root[0], ((Number) root[1]).longValue());
        }
        return rights.rights();
    }
}
