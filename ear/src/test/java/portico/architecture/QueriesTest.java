package portico.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A query may read what an arrow reaches, so that one list stays one query; it writes at home only. */
class QueriesTest {

    @Test
    void queries_read_along_the_arrows_and_write_at_home() {
        Verdict.keeps(QueriesTest::trespasses);
    }

    @Test
    void a_query_that_reads_against_the_arrows_is_found() {
        breaks(
                "tenancy",
                "SELECT i.id FROM node n JOIN invoice i ON i.payer_id = n.id",
                "tenancy reads invoice of billing");
        breaks("tenancy", "select n.id from node n, invoice i", "tenancy reads invoice of billing");
        breaks("tenancy", "SELECT id FROM node WHERE id IN (SELECT payer_id FROM portico.invoice)", "reads invoice");
        breaks("outbox", " AND EXISTS (SELECT 1 FROM run)", "outbox reads run of runs");
        breaks("audit", "SELECT right_code FROM access_roots(?)", "audit reads access_roots of access");
    }

    @Test
    void a_query_that_writes_away_from_home_is_found() {
        breaks("billing", "UPDATE contract SET language = 'de'", "billing writes contract of contracts");
        breaks("billing", "INSERT INTO audit_entry (action) VALUES ('x')", "billing writes audit_entry of audit");
        breaks("billing", "DELETE FROM usage_record", "billing writes usage_record of contracts");
        breaks(
                "billing",
                "COPY usage_record (id) FROM STDIN (FORMAT binary)",
                "billing writes usage_record of contracts");
        breaks(
                "billing",
                "WITH gone AS (DELETE FROM run_slice RETURNING items) SELECT sum(items) FROM gone",
                "writes run_slice");
        breaks("billing", "MERGE INTO node n USING contract c ON c.holder_id = n.id", "billing writes node of tenancy");
    }

    @Test
    void a_query_that_is_put_together_is_found() {
        Verdict.breaks(
                QueriesTest::trespasses,
                Sample.of(
                        "package portico.tenancy; class Ward { String of(long id) { return \"SELECT 1 FROM invoice WHERE id = \" + id; } }"),
                "tenancy reads invoice");
    }

    @Test
    void a_named_query_over_entities_is_found() {
        Verdict.breaks(
                QueriesTest::trespasses,
                Sample.of("package portico.billing; @Entity class Debt { @Id long id; }")
                        .and("""
                                package portico.tenancy;
                                @Entity @NamedQuery(name = "in debt", query = "select t from Town t join Debt d on d.id = t.id")
                                class Town { @Id long id; }"""),
                "tenancy reads Debt of billing");
    }

    @Test
    void reading_along_an_arrow_and_writing_at_home_is_right() {
        allows("billing", "SELECT c.id FROM contract c JOIN node n ON n.id = c.payer_id FOR UPDATE OF c SKIP LOCKED");
        allows("billing", "UPDATE invoice SET counter = 1 FROM contract c WHERE c.id = contract_id");
        allows("billing", "INSERT INTO invoice (id) SELECT id FROM contract ON CONFLICT DO NOTHING");
    }

    @Test
    void prose_is_no_query() {
        allows("tenancy", "The sum is taken from invoice to invoice, into invoice books");
    }

    @Test
    void pages_have_no_queries() {
        Verdict.keeps(QueriesTest::pageQueries);
        Verdict.breaks(
                QueriesTest::pageQueries,
                Sample.of("package portico.billing.web; class DebtPage { String all = \"SELECT id FROM invoice\"; }"),
                "DebtPage");
    }

    @Test
    void an_entity_maps_a_table_of_its_own_feature() {
        Verdict.keeps(QueriesTest::foreignTables);
        Verdict.breaks(
                QueriesTest::foreignTables,
                Sample.of("package portico.billing; @Entity @Table(name = \"contract\") class Debt { @Id long id; }"),
                "Debt");
    }

    @Test
    void migrations_are_named_by_their_feature_and_reach_along_the_arrows() {
        TextVerdict.keeps(QueriesTest::migrations);
    }

    @Test
    void a_migration_of_no_feature_or_against_the_arrows_is_found() {
        String folder = "ejb/src/main/resources/portico/migration/";
        TextVerdict.breaks(QueriesTest::migrations, "gossip", new SourceFile(folder + "V202611230900__gossip.sql", ""));
        TextVerdict.breaks(
                QueriesTest::migrations,
                "tenancy reads bill of billing",
                new SourceFile(folder + "V202611230900__billing.sql", "CREATE TABLE bill (id bigint);"),
                new SourceFile(
                        folder + "V202611230901__tenancy_x.sql", "CREATE TABLE town (bill bigint REFERENCES bill);"));
        TextVerdict.breaks(
                QueriesTest::migrations,
                "tenancy reads count_bills of count",
                new SourceFile(folder + "V202611230901__tenancy_x.sql", "CREATE FUNCTION count_bills() RETURNS int;"));
        TextVerdict.breaks(
                QueriesTest::migrations,
                "billing writes town of tenancy",
                new SourceFile(folder + "V202611230900__tenancy.sql", "CREATE TABLE town (id bigint);"),
                new SourceFile(folder + "V202611230901__billing_x.sql", "ALTER TABLE town ADD COLUMN bill bigint;"));
    }

    @Test
    void every_table_has_an_owner() {
        Owners owners = house();
        assertEquals(Optional.of("billing"), owners.owner("invoice"));
        assertEquals(Optional.of("access"), owners.owner("access_roots"));
        assertTrue(owners.owner("nobody").isEmpty());
    }

    static Stream<String> trespasses(JavaClasses classes) {
        Owners owners = Owners.of(House.files(), classes);
        return classes.stream()
                .filter(type -> Place.of(type).isPresent() && !Place.isIn(type, Module.WEB))
                .flatMap(type -> queries(type)
                        .flatMap(
                                touched -> trespass(Place.of(type).orElseThrow().feature(), touched, owners))
                        .map(fault -> type.getName() + ": " + fault));
    }

    static Stream<String> pageQueries(JavaClasses classes) {
        Owners owners = Owners.of(House.files(), classes);
        return classes.stream()
                .filter(type -> Place.isIn(type, Module.WEB))
                .flatMap(type -> queries(type)
                        .filter(touched -> owners.owner(touched.name()).isPresent())
                        .map(touched -> type.getName() + " has a query on " + touched.name()));
    }

    static Stream<String> foreignTables(JavaClasses classes) {
        Owners owners = Owners.of(House.files(), classes);
        return classes.stream()
                .filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"))
                .flatMap(entity -> {
                    String table = entity.tryGetAnnotationOfType("jakarta.persistence.Table")
                            .flatMap(annotation -> annotation.get("name"))
                            .map(Object::toString)
                            .filter(name -> !name.isEmpty())
                            .orElseGet(() -> snake(entity.getSimpleName()));
                    Optional<String> owner = owners.owner(table);
                    return owner.equals(Place.of(entity).map(Place::feature))
                            ? Stream.empty()
                            : Stream.of(entity.getName() + " maps " + table + ", which belongs to "
                                    + owner.orElse("nobody"));
                });
    }

    static Stream<String> migrations(List<SourceFile> files) {
        Owners owners = Owners.of(files);
        return files.stream().filter(Owners::isMigration).flatMap(migration -> {
            Optional<String> feature = Owners.feature(migration);
            if (feature.isEmpty()) {
                return Stream.of(migration.name() + " must be named VyyyyMMddHHmm__<feature>_what.sql");
            }
            Stream<Touched> functions = Owners.functions(migration).stream().map(name -> new Touched(name, false));
            return Stream.concat(functions, Touched.in(migration.text()).stream())
                    .flatMap(touched -> trespass(feature.get(), touched, owners))
                    .map(fault -> migration.name() + ": " + fault);
        });
    }

    private static Stream<String> trespass(String feature, Touched touched, Owners owners) {
        Optional<String> owner = owners.owner(touched.name());
        if (owner.isEmpty() || owner.get().equals(feature)) {
            return Stream.empty();
        }
        if (touched.writing()) {
            return Stream.of(feature + " writes " + touched.name() + " of " + owner.get()
                    + ": use that feature's door or engine");
        }
        return Arrows.reaches(feature, owner.get())
                ? Stream.empty()
                : Stream.of(feature + " reads " + touched.name() + " of " + owner.get() + ", which no arrow reaches");
    }

    private static Stream<Touched> queries(JavaClass type) {
        return Constants.of(type).stream().flatMap(text -> Touched.in(text).stream());
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Owners house() {
        return Owners.of(House.files(), House.classes());
    }

    private static void breaks(String feature, String sql, String named) {
        Verdict.breaks(QueriesTest::trespasses, query(feature, sql), named);
    }

    private static void allows(String feature, String sql) {
        Verdict.allows(QueriesTest::trespasses, query(feature, sql));
    }

    private static Sample query(String feature, String sql) {
        return Sample.of("package portico." + feature + "; class Asks { String sql = \"" + sql + "\"; }");
    }
}
