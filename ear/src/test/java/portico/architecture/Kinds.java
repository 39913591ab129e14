package portico.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The five kinds of file in a feature, told apart by what the compiler knows and never by a list of names. */
final class Kinds {

    private static final Set<String> SESSION_BEANS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Singleton", "jakarta.ejb.Stateful");
    private static final Set<String> ENTITIES =
            Set.of("jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass");

    private Kinds() {}

    static boolean isSessionBean(JavaClass type) {
        return SESSION_BEANS.stream().anyMatch(type::isAnnotatedWith);
    }

    /** A session bean through which somebody can come in; one that only has timers is none. */
    static boolean isDoor(JavaClass type) {
        return isSessionBean(type) && doorMethods(type).findAny().isPresent();
    }

    /** What the container exposes: the public methods, inherited ones too, callbacks excluded by the language (they are not public). */
    static Stream<JavaMethod> doorMethods(JavaClass bean) {
        return bean.getAllMethods().stream()
                .filter(method -> !method.getOwner().isEquivalentTo(Object.class))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE));
    }

    static boolean isEntity(JavaClass type) {
        return ENTITIES.stream().anyMatch(type::isAnnotatedWith);
    }

    /** What crosses a door: records, and values that say themselves that they may travel. */
    static boolean isShape(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.isAnnotation()
                || type.isAssignableTo(Serializable.class);
    }

    /**
     * Set-based work around the rules: a public final class of a feature, neither shape nor bean, that reaches the database by
     * itself or through its package.
     */
    static boolean isEngine(JavaClass type) {
        return Place.isIn(type, Module.EJB)
                && !Arrows.isGround(Place.of(type).orElseThrow().feature())
                && type.isTopLevelClass()
                && isPublic(type)
                && type.getModifiers().contains(JavaModifier.FINAL)
                && !isShape(type)
                && !isSessionBean(type)
                && reachesDatabase(type, new HashSet<>());
    }

    private static boolean reachesDatabase(JavaClass type, Set<JavaClass> seen) {
        return seen.add(type)
                && type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .anyMatch(target -> isSql(target)
                                || target.getPackageName().equals(type.getPackageName())
                                        && reachesDatabase(target, seen));
    }

    private static boolean isSql(JavaClass type) {
        return Stream.of("java.sql.", "javax.sql.", "org.postgresql.").anyMatch(type.getName()::startsWith);
    }

    /** Pure sums: package-private and untouched by the container. */
    static boolean isRule(JavaClass type) {
        JavaClass outer = outermost(type);
        return Place.isIn(outer, Module.EJB) && !isPublic(outer) && !isManaged(outer);
    }

    /** Whether the platform makes it, fills it or calls it: then it carries an annotation of Jakarta, or is one of its types. */
    private static boolean isManaged(JavaClass type) {
        return carriesJakarta(type)
                || Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                        .anyMatch(parent -> parent.getName().startsWith("jakarta."))
                || type.getMembers().stream().anyMatch(Kinds::carriesJakarta)
                || type.getCodeUnits().stream().flatMap(Kinds::parameters).anyMatch(Kinds::carriesJakarta);
    }

    private static Stream<? extends CanBeAnnotated> parameters(JavaCodeUnit unit) {
        return unit.getParameters().stream();
    }

    private static boolean carriesJakarta(CanBeAnnotated thing) {
        Set<? extends JavaAnnotation<?>> annotations = thing instanceof JavaClass type
                ? type.getAnnotations()
                : thing instanceof JavaMember member
                        ? member.getAnnotations()
                        : ((com.tngtech.archunit.core.domain.JavaParameter) thing).getAnnotations();
        return annotations.stream().anyMatch(one -> one.getRawType().getName().startsWith("jakarta."));
    }

    static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Kinds::outermost).orElse(type);
    }

    static Set<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes();
    }

    /** Everything that a caller of this method sees of it. */
    static Set<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(
                        involved(unit.getReturnType()).stream(),
                        unit.getParameterTypes().stream().flatMap(type -> involved(type).stream()))
                .collect(Collectors.toSet());
    }

    /** An enum value of an annotation by its name, wherever the enum comes from. */
    static Optional<String> enumValue(JavaAnnotation<?> annotation, String property) {
        return annotation.get(property).map(value -> ((JavaEnumConstant) value).name());
    }
}
