package portico.guard;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/** Stands before every session bean (ejb-jar.xml): asks whether the door opens, then tells the database who is asking. */
public class DoorInterceptor {
    @Inject
    Guard guard;

    @Inject
    DatabaseContext database;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        Caller caller = Callers.current();
        DoorCheck.check(call.getMethod(), call.getParameters(), caller, guard);
        return database.within(caller, caller.rights(guard), call::proceed);
    }

    /** A timer is nobody's request: it runs as a job of the house, named after its bean. */
    @AroundTimeout
    Object tick(InvocationContext call) throws Exception {
        return Callers.call(Caller.system(call.getMethod().getDeclaringClass().getSimpleName()), call::proceed);
    }
}
