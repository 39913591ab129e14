package portico.guard;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/** For the matrix's second pass only: a door that lets everybody in and tells the database who it is. */
public class OpenDoorInterceptor {
    @Inject
    DatabaseContext database;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        Caller caller = Callers.current();
        return database.within(caller, database.standing(caller).rights(), call::proceed);
    }

    @AroundTimeout
    Object tick(InvocationContext call) throws Exception {
        return Callers.call(Caller.system("timer"), call::proceed);
    }
}
