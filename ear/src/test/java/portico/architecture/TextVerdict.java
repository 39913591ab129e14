package portico.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/** The texts of the house keep a rule; a wrong sample breaks it. */
final class TextVerdict {

    private TextVerdict() {}

    static void keeps(TextRule rule) {
        assertFalse(House.files().isEmpty(), "No file was looked at.");
        Verdict.none(rule.faults(House.files()).distinct().sorted().toList());
    }

    /** The sample breaks the rule, and the sentence names what is wrong. */
    static void breaks(TextRule rule, String named, SourceFile... sample) {
        Verdict.one(rule.faults(List.of(sample)).toList(), named);
    }

    /** The neighbour of a wrong sample, which is right. */
    static void allows(TextRule rule, SourceFile... sample) {
        Verdict.none(rule.faults(List.of(sample)).toList());
    }
}
