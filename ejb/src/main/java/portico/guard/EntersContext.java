package portico.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A door whose own statement tells the database who asks, before it asks; a page's first question is then also its greeting.
 * Where that was told before, or somebody else's context stands, the door is as every other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EntersContext {}
