package portico.access.web;

import java.util.ArrayList;
import java.util.List;
import portico.access.Difference;
import portico.words.web.Words;

/**
 * A line of a rehearsal, as it is shown (B2).
 *
 * @param outcome GIVEN, LOST, KEPT or TAKEN
 * @param meant whether somebody asked for just that; the rest follows from it
 */
public record Consequence(String person, String right, String outcome, boolean meant, String way) {

    static List<Consequence> of(Difference difference, Words words, RightNames names) {
        List<Consequence> all = new ArrayList<>();
        difference.given().forEach(line -> all.add(of(line, "GIVEN", names.until(line.until()))));
        difference.lost().forEach(line -> all.add(of(line, "LOST", words.say("consequence.at-once"))));
        difference.takenOver().forEach(line -> all.add(of(line, "TAKEN", names.until(line.until()))));
        // Who is taken over keeps the right by that, and need not be told twice.
        difference.kept().stream()
                .filter(line -> difference.takenOver().stream()
                        .noneMatch(taken -> taken.person().equals(line.person())
                                && taken.right().equals(line.right())))
                .forEach(line -> all.add(of(
                        line,
                        "KEPT",
                        line.through() == null
                                ? words.say("consequence.by-contract")
                                : words.say("consequence.through", line.through()))));
        return all;
    }

    private static Consequence of(Difference.Line line, String outcome, String way) {
        return new Consequence(line.person(), line.right(), outcome, line.meant(), way);
    }
}
