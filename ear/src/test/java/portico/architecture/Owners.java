package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which feature owns a table, a database function or an entity. A table's owner is in the name of its migration, an entity's in
 * its package, a function's in its own name: so one feature may declare what a later one implements.
 */
final class Owners {

    private static final Pattern MIGRATION = Pattern.compile("V\\d{12}__([a-z]+)(?:_[a-z0-9_]+)?\\.sql");
    private static final Pattern CREATED = Pattern.compile(
            "CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+|MATERIALIZED\\s+)?(TABLE|VIEW|FUNCTION)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + "(?:portico\\.)?(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> owners = new HashMap<>();

    static Owners of(List<SourceFile> files) {
        Owners owners = new Owners();
        files.stream().filter(Owners::isMigration).forEach(owners::readMigration);
        return owners;
    }

    static Owners of(List<SourceFile> files, JavaClasses classes) {
        Owners owners = of(files);
        classes.stream().filter(Kinds::isEntity).forEach(owners::readEntity);
        return owners;
    }

    static boolean isMigration(SourceFile file) {
        return file.path().startsWith("ejb/src/main/resources/portico/migration/")
                && file.path().endsWith(".sql");
    }

    /** The feature that a migration's name begins with; empty where it is named by none. */
    static Optional<String> feature(SourceFile migration) {
        Matcher name = MIGRATION.matcher(migration.name());
        return name.matches() ? Optional.of(name.group(1)).filter(Arrows::isFeature) : Optional.empty();
    }

    static List<String> functions(SourceFile migration) {
        return CREATED.matcher(migration.text())
                .results()
                .filter(created -> created.group(1).equalsIgnoreCase("FUNCTION"))
                .map(created -> created.group(2))
                .toList();
    }

    Optional<String> owner(String name) {
        return Optional.ofNullable(owners.get(name));
    }

    private void readMigration(SourceFile migration) {
        feature(migration).ifPresent(feature -> {
            Matcher created = CREATED.matcher(migration.text());
            while (created.find()) {
                String name = created.group(2);
                boolean function = created.group(1).equalsIgnoreCase("FUNCTION");
                owners.putIfAbsent(name, function ? name.substring(0, Math.max(0, name.indexOf('_'))) : feature);
            }
        });
    }

    private void readEntity(JavaClass entity) {
        Place.of(entity).ifPresent(place -> owners.put(entity.getSimpleName(), place.feature()));
    }
}
