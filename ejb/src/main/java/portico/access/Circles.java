package portico.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What was read of circles in one page: whoever was looked at closely is not read again to be looked at. */
final class Circles {
    /** @param person who was looked for; null for nobody */
    private record Read(UUID person, Circle circle) {}

    private final Map<Long, Read> last = new HashMap<>();

    /** @param question is asked where what is known of the node does not say it */
    Circle of(long node, UUID person, Collection<Long> also, Supplier<Circle> question) {
        Read known = last.get(node);
        if (known == null || !known.circle().holds(also) || person != null && !person.equals(known.person())) {
            known = new Read(person, question.get());
            last.put(node, known);
        }
        return known.circle();
    }
}
