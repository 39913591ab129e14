package portico.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Features know each other along the arrows of the table, and modules in one direction. */
class FeatureArrowsTest {

    @Test
    void a_feature_knows_only_what_its_arrows_reach() {
        Verdict.keeps(FeatureArrowsTest::strangers);
    }

    @Test
    void an_arrow_upwards_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::strangers,
                Sample.of("package portico.tenancy; class Ward { portico.billing.Debt debt; }")
                        .and("package portico.billing; public class Debt {}"),
                "tenancy → billing");
    }

    @Test
    void an_arrow_between_neighbours_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::strangers,
                Sample.of("package portico.payments; class Ward { void pay() { new portico.delivery.Van(); } }")
                        .and("package portico.delivery; public class Van {}"),
                "payments → delivery");
    }

    @Test
    void an_arrow_may_be_followed_further() {
        Verdict.allows(
                FeatureArrowsTest::strangers,
                Sample.of("package portico.delivery; class Van { portico.tenancy.Town town; }")
                        .and("package portico.tenancy; public class Town {}"));
    }

    @Test
    void every_page_may_know_the_shell() {
        Verdict.allows(
                FeatureArrowsTest::strangers,
                Sample.of("package portico.billing.web; class DebtPage { portico.hall.web.Hall hall; }")
                        .and("package portico.hall.web; public class Hall { portico.tenancy.Town town; }")
                        .and("package portico.tenancy; public class Town {}"));
    }

    @Test
    void features_form_no_cycle() {
        Verdict.keeps(FeatureArrowsTest::cycles);
    }

    @Test
    void a_cycle_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::cycles,
                Sample.of("package portico.status; public class Egg { portico.tickets.Hen hen; }")
                        .and("package portico.tickets; public class Hen { portico.status.Egg egg; }"),
                "Cycle detected");
    }

    @Test
    void the_table_itself_has_no_cycle() {
        for (String feature : Arrows.features()) {
            for (String next : Arrows.from(feature)) {
                assertFalse(Arrows.reaches(next, feature), () -> feature + " and " + next + " reach each other");
            }
        }
    }

    @Test
    void every_class_stands_in_a_feature_of_the_table() {
        Verdict.keeps(FeatureArrowsTest::homeless);
    }

    @Test
    void a_package_outside_the_table_or_below_a_feature_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::homeless, Sample.of("package portico.gossip; class Rumour {}"), "portico.gossip");
        Verdict.breaks(
                FeatureArrowsTest::homeless,
                Sample.of("package portico.billing.rules; class Tax {}"),
                "portico.billing.rules");
    }

    @Test
    void modules_know_each_other_in_one_direction() {
        Verdict.keeps(FeatureArrowsTest::againstTheGrain);
    }

    @Test
    void a_domain_that_knows_its_pages_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::againstTheGrain,
                Sample.of("package portico.billing; class Debt { portico.billing.web.DebtPage page; }")
                        .and("package portico.billing.web; public class DebtPage {}"),
                "ejb must not know web");
    }

    @Test
    void a_page_that_knows_more_of_a_job_than_its_runs_door_is_found() {
        Verdict.breaks(
                FeatureArrowsTest::againstTheGrain,
                Sample.of("package portico.billing.web; class DebtPage { portico.billing.batch.RatingStep step; }")
                        .and("package portico.billing.batch; public class RatingStep {}"),
                "RatingStep");
    }

    /**
     * A domain, a job or a page may know what its feature's arrows reach. The shell of the pages is no feature: it may know
     * every domain, and every page may know it (a cycle between pages is another rule's fault).
     */
    static Stream<String> strangers(JavaClasses classes) {
        return dependencies(classes).flatMap(dependency -> {
            Place from = Place.of(dependency.getOriginClass()).orElseThrow();
            Optional<Place> to = Place.of(dependency.getTargetClass());
            if (to.isEmpty() || allowed(from, to.get())) {
                return Stream.empty();
            }
            return Stream.of(
                    from.feature() + " → " + to.get().feature() + " is no arrow: " + dependency.getDescription());
        });
    }

    private static boolean allowed(Place from, Place to) {
        boolean shell = isShell(from) || from.module() == Module.WEB && isShell(to);
        return shell || Arrows.reaches(from.feature(), to.feature());
    }

    private static boolean isShell(Place place) {
        return place.module() == Module.WEB && !Arrows.isFeature(place.feature());
    }

    static Stream<String> cycles(JavaClasses classes) {
        return SlicesRuleDefinition.slices()
                .matching("portico.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails()
                .stream();
    }

    static Stream<String> homeless(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> Place.of(type)
                        .filter(place -> place.module() == Module.WEB || Arrows.isFeature(place.feature()))
                        .isEmpty())
                .map(type -> type.getPackageName() + " is no feature, no feature's batch and no feature's web: "
                        + type.getName());
    }

    static Stream<String> againstTheGrain(JavaClasses classes) {
        return dependencies(classes).flatMap(dependency -> {
            Module from = Place.of(dependency.getOriginClass()).orElseThrow().module();
            JavaClass target = dependency.getTargetClass();
            Optional<Module> to = Place.of(target).map(Place::module);
            if (to.isEmpty() || to.get() == from || to.get() == Module.EJB) {
                return Stream.empty();
            }
            if (from == Module.WEB && (isRuns(target) || Kinds.isShape(Kinds.outermost(target)))) {
                return Stream.empty();
            }
            return Stream.of(
                    from.word() + " must not know " + to.get().word() + " here: " + dependency.getDescription());
        });
    }

    /** The door through which a long job is started and stopped. */
    static boolean isRuns(JavaClass type) {
        return Place.isIn(type, Module.BATCH) && type.getSimpleName().endsWith("Runs") && Kinds.isSessionBean(type);
    }

    private static Stream<Dependency> dependencies(JavaClasses classes) {
        return classes.stream()
                .filter(type -> Place.of(type).isPresent())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }
}
