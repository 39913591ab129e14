package portico.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Where a request is received, before any door: whether the visit that sent it goes on. */
@Dependent
public class Reception {
    @Inject
    DatabaseContext database;

    /** Not where the password was changed since it began, or the account disabled. What he holds is known then as well. */
    public boolean isStillIn(Caller caller) {
        return database.standing(caller).stillIn();
    }
}
