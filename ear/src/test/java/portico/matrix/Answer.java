package portico.matrix;

import java.util.Set;
import java.util.TreeSet;

/**
 * What came back.
 *
 * @param outcome OK, DENIED …, NOT-FOUND, REFUSED …, DATABASE-REFUSED or ERROR …
 * @param written rows that were about to be changed
 * @param data how much was received; an empty list is nothing
 */
record Answer(String outcome, long written, int data, String text) {

    static Answer parse(String lines) {
        String[] parts = lines.split("\n", 4);
        return new Answer(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }

    /** The same, where something must be taken as written although it cannot be counted. */
    Answer withEffect() {
        return new Answer(outcome, Math.max(1, written), data, text);
    }

    /** An empty list of something foreign is no more than the empty list of something absent; then it counts as absent. */
    Answer besideAbsent(Answer absent) {
        boolean alike = outcome.equals(absent.outcome()) && !gaveSomething() && !absent.gaveSomething();
        return alike ? new Answer("NOT-FOUND", 0, 0, text) : this;
    }

    boolean isOk() {
        return outcome.equals("OK");
    }

    boolean isError() {
        return outcome.startsWith("ERROR");
    }

    boolean isRefusal() {
        return outcome.startsWith("REFUSED");
    }

    boolean isShut() {
        return outcome.startsWith("DENIED") || outcome.equals("NOT-FOUND") || outcome.equals("DATABASE-REFUSED");
    }

    boolean gaveSomething() {
        return isOk() && (data > 0 || written > 0);
    }

    /** Words that belong to somebody, of those that were seen. */
    Set<String> seen() {
        Set<String> seen = new TreeSet<>();
        for (String kind : Town.KINDS) {
            for (String code : Town.codes()) {
                if (text.contains(kind + "-" + code + "-")) {
                    seen.add(kind + "-" + code + "-");
                }
            }
        }
        return seen;
    }
}
