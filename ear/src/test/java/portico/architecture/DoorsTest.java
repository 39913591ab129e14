package portico.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import portico.guard.OpenToAll;
import portico.guard.OpenToSignedIn;
import portico.guard.Requires;
import portico.guard.Scope;

/** Whoever comes in comes through a door, and each door says who may (U8). */
class DoorsTest {

    private static final String TRANSACTION = "jakarta.ejb.TransactionAttribute";

    @Test
    void every_public_method_of_a_session_bean_names_its_right_exactly_once() {
        Verdict.keeps(DoorsTest::unnamedRights);
    }

    @Test
    void a_door_without_a_right_is_found() {
        Verdict.breaks(
                DoorsTest::unnamedRights,
                Sample.of("package portico.billing; @Stateless public class Tills { public void open() {} }"),
                "Tills.open");
    }

    @Test
    void a_door_that_inherits_a_method_without_a_right_is_found() {
        Verdict.breaks(
                DoorsTest::unnamedRights,
                Sample.of("package portico.billing; @Stateless public class Tills extends Base {}")
                        .and("package portico.billing; class Base { public void open() {} }"),
                "Base.open");
    }

    @Test
    void a_door_with_two_rights_is_found() {
        Verdict.breaks(DoorsTest::unnamedRights, Sample.of("""
                        package portico.billing; @Singleton public class Tills {
                            @OpenToSignedIn @OpenToAll("both") public void open() {} }"""), "Tills.open");
    }

    @Test
    void an_open_door_says_why() {
        Verdict.keeps(DoorsTest::silentlyOpen);
        Verdict.breaks(
                DoorsTest::silentlyOpen,
                Sample.of(
                        "package portico.billing; @Stateless public class Tills { @OpenToAll(\" \") public void open() {} }"),
                "Tills.open");
    }

    @Test
    void the_scope_comes_first_exactly_where_a_right_is_required() {
        Verdict.keeps(DoorsTest::misplacedScopes);
    }

    @Test
    void a_required_right_without_a_scope_is_found() {
        Verdict.breaks(DoorsTest::misplacedScopes, Sample.of("""
                        package portico.billing; @Stateless public class Tills {
                            @Requires(Right.INVOICING) public void open(String what, Scope late) {} }"""), "Tills.open");
    }

    @Test
    void a_scope_that_nobody_checks_is_found() {
        Verdict.breaks(DoorsTest::misplacedScopes, Sample.of("""
                        package portico.billing; @Stateless public class Tills {
                            @OpenToSignedIn public void open(Scope unchecked) {} }"""), "Tills.open");
    }

    @Test
    void every_door_is_transactional_by_the_default_attribute() {
        Verdict.keeps(DoorsTest::otherTransactions);
    }

    @Test
    void a_door_with_another_transaction_attribute_is_found() {
        for (String attribute : List.of("SUPPORTS", "NOT_SUPPORTED", "REQUIRES_NEW", "NEVER", "MANDATORY")) {
            Verdict.breaks(
                    DoorsTest::otherTransactions,
                    Sample.of("package portico.billing; @Stateless public class Tills { @OpenToSignedIn"
                            + " @TransactionAttribute(TransactionAttributeType." + attribute
                            + ") public void open() {} }"),
                    attribute);
        }
        Verdict.breaks(DoorsTest::otherTransactions, Sample.of("""
                        package portico.billing;
                        @Stateless @TransactionManagement(TransactionManagementType.BEAN) public class Tills {
                            @OpenToSignedIn public void open() {} }"""), "Tills");
    }

    @Test
    void a_runs_door_is_without_a_transaction_and_must_say_so() {
        Verdict.breaks(
                DoorsTest::otherTransactions,
                Sample.of(
                        "package portico.billing.batch; @Stateless public class TillRuns { @OpenToSignedIn public void go() {} }"),
                "TillRuns");
        Verdict.allows(DoorsTest::otherTransactions, Sample.of("""
                        package portico.billing.batch;
                        @Stateless @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) public class TillRuns {
                            @OpenToSignedIn public void go() {} }"""));
    }

    @Test
    void timers_are_no_doors() {
        Verdict.keeps(DoorsTest::openTimers);
        Verdict.breaks(DoorsTest::openTimers, Sample.of("""
                        package portico.billing; @Singleton public class Tills {
                            @OpenToAll("a timer") @Schedule(hour = "*") public void count() {} }"""), "Tills.count");
    }

    @Test
    void doors_are_classes_without_an_interface_and_are_never_remote() {
        Verdict.keeps(DoorsTest::corridors);
        Verdict.breaks(
                DoorsTest::corridors,
                Sample.of("package portico.billing; @Stateless public class Tills implements Runnable {"
                        + " @OpenToSignedIn public void run() {} }"),
                "Tills");
    }

    static Stream<String> unnamedRights(JavaClasses classes) {
        return doorMethods(classes)
                .filter(method -> Stream.of(Requires.class, OpenToSignedIn.class, OpenToAll.class)
                                .filter(method::isAnnotatedWith)
                                .count()
                        != 1)
                .map(method -> name(method)
                        + " must carry exactly one of @Requires, @OpenToSignedIn, @OpenToAll, or not be public");
    }

    static Stream<String> silentlyOpen(JavaClasses classes) {
        return doorMethods(classes)
                .filter(method -> method.tryGetAnnotationOfType(OpenToAll.class)
                        .map(OpenToAll::value)
                        .filter(String::isBlank)
                        .isPresent())
                .map(method -> name(method) + " is open to all and does not say why");
    }

    static Stream<String> misplacedScopes(JavaClasses classes) {
        return doorMethods(classes).flatMap(method -> {
            boolean required = method.isAnnotatedWith(Requires.class);
            List<JavaClass> parameters = method.getRawParameterTypes();
            boolean first = !parameters.isEmpty() && parameters.get(0).isEquivalentTo(Scope.class);
            if (required && !first) {
                return Stream.of(name(method) + " requires a right, so its first parameter must be the Scope");
            }
            if (!required && parameters.stream().anyMatch(type -> type.isEquivalentTo(Scope.class))) {
                return Stream.of(name(method) + " takes a Scope on which it requires no right");
            }
            return Stream.empty();
        });
    }

    static Stream<String> otherTransactions(JavaClasses classes) {
        return classes.stream().filter(Kinds::isDoor).flatMap(door -> {
            String wanted = FeatureArrowsTest.isRuns(door) ? "NOT_SUPPORTED" : "REQUIRED";
            Stream<String> self = attribute(door.tryGetAnnotationOfType(TRANSACTION)).stream();
            Stream<String> methods = Kinds.doorMethods(door)
                    .flatMap(method -> attribute(method.tryGetAnnotationOfType(TRANSACTION)).stream());
            List<String> stated = Stream.concat(self, methods).toList();
            Stream<String> wrong = stated.stream().filter(attribute -> !attribute.equals(wanted));
            if (wanted.equals("NOT_SUPPORTED") && stated.isEmpty()) {
                wrong = Stream.of("REQUIRED");
            }
            if (door.isAnnotatedWith("jakarta.ejb.TransactionManagement")) {
                wrong = Stream.concat(wrong, Stream.of("its own transaction management"));
            }
            return wrong.map(attribute -> door.getName() + " has " + attribute + " where a door has " + wanted);
        });
    }

    static Stream<String> openTimers(JavaClasses classes) {
        return doorMethods(classes)
                .filter(method -> method.isAnnotatedWith("jakarta.ejb.Schedule")
                        || method.isAnnotatedWith("jakarta.ejb.Schedules")
                        || method.isAnnotatedWith("jakarta.ejb.Timeout"))
                .map(method -> name(method) + " is a timer and must be package-private");
    }

    static Stream<String> corridors(JavaClasses classes) {
        return classes.stream()
                .filter(Kinds::isDoor)
                .filter(door -> !door.getRawInterfaces().isEmpty()
                        || door.isAnnotatedWith("jakarta.ejb.Remote")
                        || door.isAnnotatedWith("jakarta.ejb.Local")
                        || !door.getModifiers().contains(JavaModifier.PUBLIC))
                .map(door -> door.getName() + " must be a public class without interfaces");
    }

    private static Stream<JavaMethod> doorMethods(JavaClasses classes) {
        return classes.stream().filter(Kinds::isSessionBean).flatMap(Kinds::doorMethods);
    }

    private static Optional<String> attribute(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation.map(found -> Kinds.enumValue(found, "value").orElse("REQUIRED"));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }
}
