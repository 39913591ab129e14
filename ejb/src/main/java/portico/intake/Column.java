package portico.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one column of a file may hold.
 *
 * @param name as in the header
 * @param type the database's type, for the staging table
 * @param required whether an empty cell is a fault
 * @param rule says what is wrong with a value
 */
public record Column(String name, String type, boolean required, Rule rule) {

    /** A value that is malformed in one of these ways may have been meant as a formula. */
    private static final Set<String> MALFORMED = Set.of(
            "import.form", "import.number", "import.date", "import.instant", "import.choice", "import.check-digit");

    /** Answers the reason key of what is wrong, null where nothing is. */
    public interface Rule {
        String fault(String value);
    }

    public static Column text(String name, int longest) {
        return new Column(name, "text", false, Rules.text(longest));
    }

    /** A business number or code: the form is a regular expression. */
    public static Column code(String name, String form) {
        return new Column(name, "text", false, Rules.form(form));
    }

    public static Column choice(String name, String... values) {
        return new Column(name, "text", false, Rules.choice(List.of(values)));
    }

    public static Column language(String name) {
        return choice(name, "de", "fr", "it", "en");
    }

    public static Column country(String name) {
        return code(name, "[A-Z]{2}");
    }

    public static Column email(String name) {
        return new Column(name, "text", false, Rules::email);
    }

    public static Column phone(String name) {
        return new Column(name, "text", false, Rules::phone);
    }

    /** What a thing is called by people: a short text, or the telephone number that it is. */
    public static Column label(String name) {
        Rule text = Rules.text(60);
        return new Column(name, "text", false, value -> Rules.phone(value) == null ? null : text.fault(value));
    }

    public static Column zone(String name) {
        return new Column(name, "text", false, Rules::zone);
    }

    public static Column date(String name) {
        return new Column(name, "date", false, Rules::date);
    }

    /** An instant with its offset, because an hour happens twice in autumn. */
    public static Column instant(String name) {
        return new Column(name, "timestamptz", false, Rules::instant);
    }

    public static Column whole(String name, long least, long most) {
        return new Column(name, "bigint", false, Rules.whole(least, most));
    }

    /** An amount with up to six decimals. */
    public static Column amount(String name) {
        return new Column(name, "numeric(14,6)", false, Rules::amount);
    }

    public static Column checked(String name, Rule rule) {
        return new Column(name, "text", false, rule);
    }

    public Column needed() {
        return new Column(name, type, true, rule);
    }

    Optional<String> fault(String value) {
        if (value == null) {
            return required ? Optional.of("import.required") : Optional.empty();
        }
        // Numbers and telephone numbers may begin with a sign; what then is no number was meant as a formula.
        return Optional.ofNullable(rule.fault(value))
                .map(fault -> Rules.isFormula(value) && MALFORMED.contains(fault) ? "import.formula" : fault);
    }
}
