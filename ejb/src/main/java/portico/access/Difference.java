package portico.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What a change would do, before it is done.
 *
 * @param given what whoever was meant would get, until when
 * @param lost who would lose what, whether he was meant or it hangs on it
 * @param kept who keeps what all the same, and through whom
 * @param takenOver what the reader would grant in somebody's place
 * @param refusal the key of what stands against it; null where nothing does
 */
public record Difference(List<Line> given, List<Line> lost, List<Line> kept, List<Line> takenOver, String refusal)
        implements Serializable {

    /**
     * A right of a person.
     *
     * @param node the inner number of the level where it begins
     * @param meant whether the change names this person
     * @param through through whom he has it or keeps it; null for the contract
     */
    public record Line(String person, String right, long node, boolean meant, String through, Instant until)
            implements Serializable {}
}
