package portico.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** The classes of the house keep a rule; a wrong sample breaks it. */
final class Verdict {

    private Verdict() {}

    static void keeps(Rule rule) {
        JavaClasses house = House.classes();
        for (Module module : Module.values()) {
            assertTrue(
                    !module.hasSources() || house.stream().anyMatch(type -> Place.isIn(type, module)),
                    () -> "No class of " + module.word() + " was looked at: package the modules first.");
        }
        none(rule.faults(house).distinct().sorted().toList());
    }

    /** The sample breaks the rule, and the sentence names what is wrong. */
    static void breaks(Rule rule, Sample sample, String named) {
        one(rule.faults(sample.classes()).toList(), named);
    }

    /** The neighbour of a wrong sample, which is right. */
    static void allows(Rule rule, Sample sample) {
        none(rule.faults(sample.classes()).toList());
    }

    static void none(List<String> faults) {
        if (!faults.isEmpty()) {
            fail(faults.size() + " fault(s):\n" + String.join("\n", faults));
        }
    }

    static void one(List<String> faults, String named) {
        assertTrue(
                faults.stream().anyMatch(fault -> fault.contains(named)),
                () -> "The wrong sample should be told by «" + named + "», but was told: " + faults);
    }
}
