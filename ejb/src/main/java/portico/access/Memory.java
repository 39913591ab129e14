package portico.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import portico.guard.AccountId;

/** Remembers the rights of those who came last; who is forgotten costs one query more when he comes again. */
@ApplicationScoped
class Memory {
    private static final int MOST = 20_000;

    private final Map<AccountId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Known> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<Known> of(AccountId account) {
        return Optional.ofNullable(known.get(account));
    }

    synchronized void keep(AccountId account, Known fresh) {
        known.put(account, fresh);
    }
}
