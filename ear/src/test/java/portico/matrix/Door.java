package portico.matrix;

import java.util.Arrays;
import java.util.List;

/**
 * A door as the running application named it: Invoices.invoice(Scope scope, UUID id, int position).
 *
 * @param parameters their names in order
 */
record Door(String name, String bean, String method, List<String> parameters) {

    static Door parse(String name) {
        int dot = name.indexOf('.');
        int bracket = name.indexOf('(');
        String inside = name.substring(bracket + 1, name.length() - 1);
        List<String> parameters = Arrays.stream(inside.split(", "))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
                .toList();
        return new Door(name, name.substring(0, dot), name.substring(dot + 1, bracket), parameters);
    }

    boolean hasScope() {
        return name.contains("(Scope ");
    }

    /** What it writes, it writes in transactions of its own, and nobody counts it: that it opened is all that shows. */
    boolean staysOutside() {
        return bean.endsWith("Runs");
    }
}
