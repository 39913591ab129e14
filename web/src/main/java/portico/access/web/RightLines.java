package portico.access.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import portico.access.PersonRow;
import portico.access.RightCell;
import portico.access.RightChange;
import portico.access.RightColumn;
import portico.access.RightsMatrix;
import portico.shared.Refusal;

/** The matrix as it is drawn: a line for each right, a cell for each person. */
public final class RightLines {
    private RightLines() {}

    public record Group(String name, List<Line> lines) {}

    public record Line(String right, String text, List<Cell> cells) {}

    /**
     * @param key what the browser sends where it is ticked: the person and the right
     * @param ticked as it stands in the form
     * @param was as it stands in the database
     * @param lock why it cannot be changed, in a word; null where it can
     * @param why the same in a sentence
     */
    public record Cell(String key, String person, boolean ticked, boolean was, String note, String lock, String why) {}

    /** @param sent whether the form was sent, so that what is not ticked was unticked */
    static List<Group> of(RightsMatrix matrix, RightNames names, Set<String> ticked, boolean sent) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (String group : RightNames.GROUPS) {
            groups.put(group, new ArrayList<>());
        }
        for (int i = 0; i < matrix.rights().size(); i++) {
            RightColumn right = matrix.rights().get(i);
            List<Cell> cells = new ArrayList<>();
            for (PersonRow person : matrix.people().rows()) {
                cells.add(cell(person, person.cells().get(i), right, names, ticked, sent));
            }
            groups.get(RightNames.group(right.right())).add(new Line(right.right(), names.about(right), cells));
        }
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static Cell cell(
            PersonRow person, RightCell cell, RightColumn column, RightNames names, Set<String> ticked, boolean sent) {
        String key = person.id() + " " + cell.right();
        boolean on = cell.changeable() && sent ? ticked.contains(key) : cell.held();
        return new Cell(
                key,
                person.name(),
                on,
                cell.held(),
                names.until(cell.until()),
                cell.changeable() ? null : names.lock(cell),
                cell.changeable() ? null : names.why(cell, column));
    }

    /** @throws Refusal access.unreadable where this is no key of ours */
    static RightChange change(String key, boolean give) {
        try {
            return new RightChange(UUID.fromString(key.substring(0, 36)), key.substring(37), give);
        } catch (IllegalArgumentException | IndexOutOfBoundsException forged) {
            throw new Refusal("access.unreadable");
        }
    }
}
