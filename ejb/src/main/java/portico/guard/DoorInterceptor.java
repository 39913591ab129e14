package portico.guard;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/** Stands before every session bean (ejb-jar.xml): asks whether the door opens, then tells the database who is asking. */
public class DoorInterceptor {
    @Inject
    DatabaseContext database;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        Caller caller = Callers.current();
        Rights rights = database.standing(caller).rights();
        DoorCheck.check(call.getMethod(), call.getParameters(), caller, rights);
        if (call.getMethod().isAnnotationPresent(EntersContext.class) && !database.isEntered()) {
            return call.proceed();
        }
        return database.within(caller, rights, call::proceed);
    }

    /** A timer is nobody's request: it runs as a job of the house, named after its bean. */
    @AroundTimeout
    Object tick(InvocationContext call) throws Exception {
        return Callers.call(Caller.system(call.getMethod().getDeclaringClass().getSimpleName()), call::proceed);
    }
}
