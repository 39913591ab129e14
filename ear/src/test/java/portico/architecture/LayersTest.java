package portico.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each module must not know of the platform, and what a rule must not know at all. */
class LayersTest {

    private static final Set<String> CLOCKS =
            Set.of("currentTimeMillis", "now", "systemUTC", "systemDefaultZone", "system", "tick");

    static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?|DTO|Dto|Facade)");

    @Test
    void pages_know_neither_the_database_nor_the_batch_runtime() {
        Verdict.keeps(LayersTest::pagesTooDeep);
        for (String type : List.of(
                "jakarta.persistence.EntityManager",
                "jakarta.batch.operations.JobOperator",
                "java.sql.Connection",
                "javax.sql.DataSource")) {
            Verdict.breaks(
                    LayersTest::pagesTooDeep,
                    Sample.of("package portico.billing.web; class DebtPage { " + type + " deep; }"),
                    type);
        }
    }

    @Test
    void domain_and_jobs_know_no_pages_and_no_requests() {
        Verdict.keeps(LayersTest::domainTooHigh);
        for (String type : List.of("jakarta.faces.context.FacesContext", "jakarta.servlet.http.HttpServletRequest")) {
            Verdict.breaks(
                    LayersTest::domainTooHigh,
                    Sample.of("package portico.billing; class Debt { " + type + " high; }"),
                    type);
            Verdict.breaks(
                    LayersTest::domainTooHigh,
                    Sample.of("package portico.billing.batch; class Step { " + type + " high; }"),
                    type);
        }
    }

    @Test
    void rules_know_nothing_of_jakarta() {
        Verdict.keeps(LayersTest::impureRules);
        Verdict.breaks(
                LayersTest::impureRules,
                Sample.of("package portico.billing; class Sum { long of(EntityManager all) { return 0; } }"),
                "Sum");
        Verdict.breaks(
                LayersTest::impureRules,
                Sample.of("package portico.billing; class Sum { Object why() { return new EJBException(); } }"),
                "Sum");
    }

    @Test
    void only_the_clock_of_the_house_knows_what_time_it_is() {
        Verdict.keeps(LayersTest::ownClocks);
        for (String look : List.of(
                "java.time.LocalDate.now()",
                "java.time.Instant.now()",
                "System.currentTimeMillis()",
                "java.time.Clock.systemUTC()",
                "new java.util.Date()",
                "java.time.Year.now()")) {
            Verdict.breaks(
                    LayersTest::ownClocks,
                    Sample.of("package portico.billing; class Sum { Object when() { return " + look + "; } }"),
                    "Sum.when");
        }
    }

    @Test
    void nothing_is_looked_up_by_name() {
        Verdict.keeps(LayersTest::lookUps);
        Verdict.breaks(
                LayersTest::lookUps,
                Sample.of("package portico.billing; class Debt { Object x() throws Exception {"
                        + " return new javax.naming.InitialContext().lookup(\"x\"); } }"),
                "InitialContext");
    }

    @Test
    void no_page_keeps_a_session() {
        Verdict.keeps(LayersTest::sessions);
        Verdict.breaks(LayersTest::sessions, Sample.of("""
                        package portico.billing.web;
                        @jakarta.enterprise.context.SessionScoped class DebtPage implements java.io.Serializable {}"""), "DebtPage");
    }

    @Test
    void names_say_what_a_thing_is() {
        Verdict.keeps(LayersTest::emptyNames);
        for (String name :
                List.of("TillImpl", "TillManager", "TillHelper", "TillUtil", "TillUtils", "TillDTO", "TillFacade")) {
            Verdict.breaks(LayersTest::emptyNames, Sample.of("package portico.billing; class " + name + " {}"), name);
        }
    }

    static Stream<String> pagesTooDeep(JavaClasses classes) {
        return forbidden(
                classes,
                Set.of(Module.WEB),
                "jakarta.persistence.",
                "jakarta.batch.",
                "org.hibernate.",
                "java.sql.",
                "javax.sql.",
                "org.postgresql.");
    }

    static Stream<String> domainTooHigh(JavaClasses classes) {
        return forbidden(
                classes,
                Set.of(Module.EJB, Module.BATCH),
                "jakarta.faces.",
                "jakarta.servlet.",
                "jakarta.ws.rs.",
                "org.primefaces.",
                "org.omnifaces.");
    }

    static Stream<String> impureRules(JavaClasses classes) {
        return classes.stream()
                .filter(Kinds::isRule)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> dependency.getTargetClass().getName().startsWith("jakarta."))
                .map(dependency -> "A rule is pure: " + dependency.getDescription());
    }

    /** Domain and jobs are told the time. The ground holds the clock that tells it. */
    static Stream<String> ownClocks(JavaClasses classes) {
        return in(classes, Set.of(Module.EJB, Module.BATCH))
                .filter(type -> !Place.of(type).orElseThrow().feature().equals("shared"))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(LayersTest::looksAtAClock)
                .map(access -> access.getOrigin().getFullName() + " looks at a clock; take the time as an argument: "
                        + access.getDescription());
    }

    private static boolean looksAtAClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean constructor = access.getName().equals("<init>")
                && owner.equals("java.util.Date")
                && access.getDescription().contains("<init>()");
        boolean method = (owner.startsWith("java.time.") || owner.equals("java.lang.System"))
                && CLOCKS.stream().anyMatch(access.getName()::startsWith)
                && !access.getName().equals("tickDuration");
        return constructor || method;
    }

    static Stream<String> lookUps(JavaClasses classes) {
        return forbidden(classes, Set.of(Module.values()), "javax.naming.");
    }

    static Stream<String> sessions(JavaClasses classes) {
        return in(classes, Set.of(Module.WEB))
                .filter(type -> type.getSimpleName().endsWith("Page"))
                .filter(type -> type.isAnnotatedWith("jakarta.enterprise.context.SessionScoped"))
                .map(type -> type.getName() + " is a page and keeps its state in the URL, not in the session");
    }

    static Stream<String> emptyNames(JavaClasses classes) {
        return classes.stream()
                .filter(type -> Place.of(type).isPresent())
                .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                .map(type -> type.getName() + " says how it is built, not what it is");
    }

    private static Stream<String> forbidden(JavaClasses classes, Set<Module> modules, String... prefixes) {
        return in(classes, modules)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> startsWithAny(dependency, prefixes))
                .map(dependency -> "Not in this module: " + dependency.getDescription());
    }

    private static boolean startsWithAny(Dependency dependency, String... prefixes) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        return Stream.of(prefixes).anyMatch(target::startsWith);
    }

    private static Stream<JavaClass> in(JavaClasses classes, Set<Module> modules) {
        return classes.stream()
                .filter(type -> Place.of(type)
                        .map(Place::module)
                        .filter(modules::contains)
                        .isPresent());
    }
}
