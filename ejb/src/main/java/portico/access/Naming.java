package portico.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import portico.guard.Scope;

/** How people are called to a reader, for features that mention them: whoever belongs to a level above is his organisation. */
@Dependent
public class Naming {
    @Inject
    Desk desk;

    /** @return what the reader at this node is told, by the account's number; «–» for whom he may not know at all */
    public LongFunction<String> names(Scope scope, Collection<Long> accounts) {
        Names names = desk.names(desk.sight(scope, List.of()), accounts);
        return names::of;
    }
}
