package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Entities stay at home: the compiler keeps them out of web and batch because they are package-private. */
class EntitiesTest {

    @Test
    void entities_are_package_private() {
        Verdict.keeps(EntitiesTest::exposed);
        Verdict.breaks(
                EntitiesTest::exposed,
                Sample.of("package portico.billing; @Entity public class Debt { @Id long id; }"),
                "Debt");
    }

    @Test
    void no_door_takes_or_gives_an_entity() {
        Verdict.keeps(EntitiesTest::crossing);
    }

    @Test
    void an_entity_inside_a_list_at_a_door_is_found() {
        Verdict.breaks(
                EntitiesTest::crossing,
                Sample.of("package portico.billing; @Entity class Debt { @Id long id; }")
                        .and("package portico.billing; @Stateless public class Tills {"
                                + " @OpenToSignedIn public java.util.List<Debt> all() { return null; } }"),
                "Tills.all");
    }

    @Test
    void an_entity_inside_a_shape_is_found() {
        Verdict.breaks(
                EntitiesTest::crossing,
                Sample.of("package portico.billing; @Entity class Debt { @Id long id; }")
                        .and("package portico.billing; public record DebtRow(Debt debt) {}"),
                "DebtRow");
    }

    @Test
    void no_entity_holds_an_entity_of_another_feature() {
        Verdict.keeps(EntitiesTest::entangled);
        Verdict.breaks(
                EntitiesTest::entangled,
                Sample.of("package portico.tenancy; @Entity public class Town { @Id long id; }")
                        .and(
                                "package portico.billing; @Entity class Debt { @Id long id; @ManyToOne portico.tenancy.Town town; }"),
                "Debt.town");
    }

    @Test
    void entities_have_verbs_and_no_setters() {
        Verdict.keeps(EntitiesTest::passive);
        Verdict.breaks(
                EntitiesTest::passive,
                Sample.of(
                        "package portico.billing; @Entity class Debt { @Id long id; void setId(long to) { id = to; } }"),
                "Debt.setId");
    }

    static Stream<String> exposed(JavaClasses classes) {
        return entities(classes)
                .filter(entity -> entity.getModifiers().contains(JavaModifier.PUBLIC))
                .map(entity -> entity.getName() + " is an entity and must be package-private");
    }

    static Stream<String> crossing(JavaClasses classes) {
        Stream<String> doors = classes.stream()
                .filter(Kinds::isSessionBean)
                .flatMap(Kinds::doorMethods)
                .filter(method -> Kinds.signature(method).stream().anyMatch(Kinds::isEntity))
                .map(method -> method.getFullName() + " lets an entity cross the door");
        Stream<String> shapes = classes.stream()
                .filter(type -> Kinds.isPublic(type) && Kinds.isShape(type))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> Kinds.involved(field.getType()).stream().anyMatch(Kinds::isEntity))
                .map(field -> field.getFullName() + " carries an entity inside a shape");
        return Stream.concat(doors, shapes);
    }

    static Stream<String> entangled(JavaClasses classes) {
        return entities(classes)
                .flatMap(entity -> entity.getFields().stream())
                .filter(EntitiesTest::pointsAway)
                .map(field -> field.getFullName() + " points at another feature's entity: keep its id");
    }

    private static boolean pointsAway(JavaField field) {
        Optional<String> home = Place.of(field.getOwner()).map(Place::feature);
        return Kinds.involved(field.getType()).stream()
                .filter(Kinds::isEntity)
                .anyMatch(type -> !Place.of(type).map(Place::feature).equals(home));
    }

    static Stream<String> passive(JavaClasses classes) {
        return entities(classes)
                .flatMap(entity -> entity.getMethods().stream())
                .filter(method -> method.getName().matches("set[A-Z].*"))
                .map(method -> method.getFullName() + " is a setter: name what happens");
    }

    private static Stream<JavaClass> entities(JavaClasses classes) {
        return classes.stream().filter(Kinds::isEntity);
    }
}
