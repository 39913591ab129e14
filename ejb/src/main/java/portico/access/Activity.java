package portico.access;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Right;
import portico.guard.Scope;
import portico.shared.Page;
import portico.shared.PageRequest;

/**
 * Who did what for a level and everything below it, for its administrators (H15–H20, U12). What concerned invoices is shown
 * to those only who may see invoices there (U20): the database leaves it out for the others.
 */
@Stateless
public class Activity {
    @Resource(lookup = "java:/jdbc/PorticoDS")
    DataSource portal;

    @Inject
    Desk desk;

    @Inject
    People people;

    /**
     * Newest first.
     *
     * @throws NotFound where the person does not belong to the level, or the cursor is none of this list's
     */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public Page<ActivityRow> of(Scope scope, ActivityFilter filter, PageRequest page) {
        List<Entry> entries = entries(scope, filter, page);
        boolean more = entries.size() > page.size();
        List<Entry> shown = more ? entries.subList(0, page.size()) : entries;
        Set<Long> mentioned = new HashSet<>();
        shown.forEach(entry -> {
            mentioned.add(entry.account());
            mentioned.add(entry.person());
        });
        Names names = desk.names(desk.sight(scope, List.of()), mentioned);
        List<ActivityRow> rows = shown.stream()
                .map(entry -> new ActivityRow(
                        entry.at(),
                        entry.account() == 0 ? null : names.of(entry.account()),
                        entry.action(),
                        entry.object(),
                        entry.person() == 0 ? null : names.of(entry.person()),
                        entry.scope()))
                .toList();
        return new Page<>(rows, more ? shown.get(shown.size() - 1).cursor() : null);
    }

    /** Whom one can ask for: the level's people by name. */
    @Requires({Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY})
    public List<ActivityPerson> people(Scope scope) {
        return people.of(desk.circle(scope).users()).values().stream()
                .filter(person -> person.email() != null)
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .map(person -> new ActivityPerson(person.publicId(), person.name()))
                .toList();
    }

    private List<Entry> entries(Scope scope, ActivityFilter filter, PageRequest page) {
        Long person = filter.person() == null ? null : desk.person(scope, filter.person());
        String column = scope.level().name().toLowerCase(Locale.ROOT) + "_id";
        try (Connection connection = portal.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT e.id, e.at, coalesce(e.account_id, 0) AS account, e.action, e.object,
                               CASE WHEN e.object ~ '^account:[0-9]{1,18}$' THEN substr(e.object, 9)::bigint ELSE 0 END AS person,
                               (SELECT n.name FROM node n
                                 WHERE n.id = coalesce(e.site_id, e.customer_id, e.reseller_id, e.operator_id)) AS scope
                          FROM audit_entry e
                         WHERE e.%s = ?
                           AND (?::bigint IS NULL OR e.account_id = ?)
                           AND (?::text[] IS NULL OR split_part(e.action, '.', 1) = ANY (?))
                           AND e.at >= ? AND e.at < ?
                           AND (e.at, e.id) < (?, ?)
                         ORDER BY e.at DESC, e.id DESC
                         LIMIT ?
                        """.formatted(column))) {
            Array features = filter.kind() == null
                    ? null
                    : connection.createArrayOf("text", filter.kind().features().toArray());
            Cursor after = Cursor.of(page.after());
            Object[] values = {
                scope.node().value(),
                person,
                person,
                features,
                features,
                moment(filter.from(), Cursor.EARLIEST),
                moment(filter.before(), Cursor.LATEST),
                Timestamp.from(after.at()),
                after.id(),
                page.size() + 1
            };
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong("id"),
                            row.getTimestamp("at").toInstant(),
                            row.getLong("account"),
                            row.getString("action"),
                            row.getString("object"),
                            row.getLong("person"),
                            row.getString("scope")));
                }
            }
            return entries;
        } catch (SQLException broken) {
            throw new IllegalStateException("The activity could not be read", broken);
        }
    }

    private static Timestamp moment(Instant wanted, Instant otherwise) {
        return Timestamp.from(wanted == null ? otherwise : wanted);
    }

    /** A row of the audit; 0 for a job instead of an account, and where it was done to no person. */
    private record Entry(long id, Instant at, long account, String action, String object, long person, String scope) {
        String cursor() {
            return at + "_" + id;
        }
    }

    /** The last row that was seen, written as moment_number. */
    private record Cursor(Instant at, long id) {
        static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
        static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

        static Cursor of(String written) {
            if (written == null) {
                return new Cursor(LATEST, Long.MAX_VALUE);
            }
            try {
                int bar = written.indexOf('_');
                return new Cursor(Instant.parse(written.substring(0, bar)), Long.parseLong(written.substring(bar + 1)));
            } catch (RuntimeException notOurs) {
                throw new NotFound();
            }
        }
    }
}
