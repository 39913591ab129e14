package portico.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The door opens only to who holds one of these rights on the {@link Scope} that is its first argument. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    /** Codes of {@link Right}; any one suffices, {@link Right#ANY} stands for whichever. */
    String[] value();
}
