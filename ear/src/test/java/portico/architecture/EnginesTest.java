package portico.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Engines read and write in bulk, past the second wall: only jobs may start them. */
class EnginesTest {

    private static final String ENGINE =
            "package portico.billing; public final class Press { java.sql.Connection to; public void run() {} }";

    @Test
    void engines_are_used_by_jobs_only() {
        Verdict.keeps(EnginesTest::misused);
    }

    @Test
    void a_page_that_starts_an_engine_is_found() {
        Verdict.breaks(
                EnginesTest::misused,
                Sample.of(ENGINE)
                        .and(
                                "package portico.billing.web; class DebtPage { void go() { new portico.billing.Press().run(); } }"),
                "DebtPage");
    }

    @Test
    void a_door_that_starts_an_engine_is_found() {
        Verdict.breaks(EnginesTest::misused, Sample.of(ENGINE).and("""
                                package portico.billing; @Stateless public class Tills {
                                    @OpenToSignedIn public void go() { new Press().run(); } }"""), "Tills");
    }

    @Test
    void another_feature_that_starts_an_engine_is_found() {
        Verdict.breaks(
                EnginesTest::misused,
                Sample.of(ENGINE)
                        .and(
                                "package portico.documents; class Paper { void go() { new portico.billing.Press().run(); } }"),
                "Paper");
    }

    @Test
    void a_job_and_another_engine_may_use_an_engine() {
        Verdict.allows(
                EnginesTest::misused,
                Sample.of(ENGINE)
                        .and(
                                "package portico.billing.batch; class Step { void go() { new portico.billing.Press().run(); } }")
                        .and(
                                "package portico.documents; public final class Paper { void go() { new portico.billing.Press().run(); }"
                                        + " java.sql.Connection to; }"));
    }

    @Test
    void a_sum_that_reaches_no_database_is_no_engine() {
        Verdict.allows(
                EnginesTest::misused,
                Sample.of("package portico.billing; public final class Scale { public void weigh() {} }")
                        .and("""
                                package portico.billing; @Stateless public class Tills {
                                    @OpenToSignedIn public void go() { new Scale().weigh(); } }"""));
    }

    @Test
    void an_engine_that_reaches_the_database_through_its_parts_is_one_too() {
        Verdict.breaks(
                EnginesTest::misused,
                Sample.of("package portico.billing; public final class Press { Plate plate; public void run() {} }")
                        .and("package portico.billing; class Plate { java.sql.Connection to; }")
                        .and("""
                                package portico.billing; @Stateless public class Tills {
                                    @OpenToSignedIn public void go() { new Press().run(); } }"""),
                "Tills");
    }

    static Stream<String> misused(JavaClasses classes) {
        return classes.stream()
                .filter(type -> Place.of(type).isPresent())
                .filter(type -> !mayUseEngines(Kinds.outermost(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> Kinds.isEngine(dependency.getTargetClass()))
                .filter(EnginesTest::comesFromOutside)
                .map(dependency -> "An engine is used by jobs only: " + dependency.getDescription());
    }

    private static boolean mayUseEngines(JavaClass type) {
        return Place.isIn(type, Module.BATCH) || Kinds.isEngine(type);
    }

    /** At home, the parts that an engine is made of may know it; the doors may not. */
    private static boolean comesFromOutside(Dependency dependency) {
        JavaClass origin = Kinds.outermost(dependency.getOriginClass());
        boolean atHome = Place.of(origin).equals(Place.of(dependency.getTargetClass()));
        return !atHome || Kinds.isDoor(origin);
    }
}
