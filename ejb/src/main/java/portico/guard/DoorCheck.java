package portico.guard;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Whether a door opens. Deny is the default: what says nothing, or two things, stays shut. */
final class DoorCheck {
    private DoorCheck() {}

    static void check(Method door, Object[] arguments, Caller caller, Rights rights) {
        Requires requires = door.getAnnotation(Requires.class);
        boolean signedIn = door.isAnnotationPresent(OpenToSignedIn.class);
        boolean all = door.isAnnotationPresent(OpenToAll.class);
        if ((requires != null ? 1 : 0) + (signedIn ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw new IllegalStateException("The door says not, or not clearly, to whom it opens: " + door);
        }
        if (all) {
            return;
        }
        if (caller.account().isEmpty()) {
            throw new Denied(List.of());
        }
        if (requires != null) {
            require(requires.value(), arguments, rights);
        }
    }

    private static void require(String[] anyOf, Object[] arguments, Rights rights) {
        if (arguments.length == 0 || !(arguments[0] instanceof Scope scope)) {
            throw new NotFound();
        }
        List<String> wanted = Arrays.asList(anyOf);
        if (wanted.stream().anyMatch(right -> rights.holds(right, scope.path()))) {
            return;
        }
        if (rights.on(scope.path()).isEmpty()) {
            throw new NotFound();
        }
        if (wanted.contains(Right.ANY)) {
            return;
        }
        if (wanted.contains(Right.INVOICING) && namesSomething(arguments)) {
            // Not «you may not»: which invoices there are is invoice data too (U20). That there is an archive is none,
            // so
            // whoever opens the archive itself reads who can grant the right (B3).
            throw new NotFound();
        }
        throw new Denied(wanted);
    }

    /** An invoice, a contract …: everything that has an address has a random number in it. */
    private static boolean namesSomething(Object[] arguments) {
        return Arrays.stream(arguments).anyMatch(UUID.class::isInstance);
    }
}
