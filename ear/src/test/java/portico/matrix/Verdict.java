package portico.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import portico.matrix.Person.Relation;

/** Collects what a pass found: how many cells, which leaks, and what else is not as expected. */
final class Verdict {
    private final Pass pass;
    private final List<String> leaks = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();

    Verdict(Pass pass) {
        this.pass = pass;
    }

    void judge(String place, Audience audience, Person person, Relation relation, Answer answer) {
        String cell = place + " " + person + "/" + relation;
        cells.add(cell + ": " + answer.outcome() + ", " + answer.data() + " data, " + answer.written() + " rows, "
                + answer.seen());
        Set<String> forbidden = new TreeSet<>(answer.seen());
        forbidden.removeAll(person.mayRead());
        boolean may = pass.hasDoors() ? audience.may(person, relation) : audience.mayByClass(person, relation);
        if (!forbidden.isEmpty()) {
            leaks.add(cell + " showed " + forbidden);
        } else if (!may && answer.gaveSomething() && !isOwnSeenFromAbove(person, relation, answer)) {
            leaks.add(cell + " gave " + answer.data() + " data and wrote " + answer.written() + " rows");
        }
        if (answer.isError()) {
            faults.add(cell + " broke: " + answer.outcome());
        }
        if (pass.hasDoors() && !may && answer.isOk()) {
            faults.add(cell + " opened, although nothing came of it");
        }
        if (pass.hasDoors() && audience.hidesFrom(person) && !answer.outcome().equals("NOT-FOUND")) {
            faults.add(cell + " must answer as if there were nothing (U20), and answered " + answer.outcome());
        }
        if (!may && answer.isRefusal()) {
            faults.add(cell + " let him in as far as a refusal: " + answer.outcome());
        }
        if (audience.must(person, relation) && answer.isShut()) {
            faults.add(cell + " must open (" + audience + "), and answered " + answer.outcome());
        }
    }

    /** Without doors one may ask at one's parent's, and the database answers with what is one's own among its children. */
    private boolean isOwnSeenFromAbove(Person person, Relation relation, Answer answer) {
        return !pass.hasDoors()
                && relation == Relation.PARENT
                && answer.written() == 0
                && (!answer.seen().isEmpty() || isOwnNumber(person, answer));
    }

    /** Of a customer that is looked up by his number nothing comes back but the number that stands in addresses. */
    private static boolean isOwnNumber(Person person, Answer answer) {
        return person.node(Relation.OWN)
                .map(own -> Town.uuid("node", own).toString())
                .filter(answer.text().strip()::equals)
                .isPresent();
    }

    void fault(String fault) {
        faults.add(fault);
    }

    int leaks() {
        return leaks.size();
    }

    String summary() {
        return "MATRIX pass=" + pass.word() + " cells=" + cells.size() + " leaks=" + leaks.size();
    }

    /** Every cell with its answer, for whoever wants to read what was seen. */
    List<String> cells() {
        return List.copyOf(cells);
    }

    List<String> complaints() {
        List<String> all = new ArrayList<>();
        leaks.forEach(leak -> all.add("LEAK " + leak));
        faults.forEach(fault -> all.add("FAULT " + fault));
        return all;
    }
}
