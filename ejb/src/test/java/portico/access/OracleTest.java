package portico.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.PORTAL_ADMIN;
import static portico.guard.Right.SLA;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import portico.access.Privileges.Row;
import portico.delegation.Grant;
import portico.delegation.Granting;
import portico.delegation.Holdings;
import portico.delegation.Rehearsal;
import portico.delegation.RevokeMode;
import portico.shared.TestDatabase;

/**
 * Random histories through our rules and our book, and through PostgreSQL's own GRANT … WITH GRANT OPTION and REVOKE … CASCADE
 * or RESTRICT (domain text, 2). After each operation everybody must hold the same, may pass on the same, and the second wall
 * must say so too. What is granted to a supporter is a GRANT without the grant option, from the moment of his yes (H20). What
 * differs by design is named in {@link Privileges}: gate, hierarchy, expiry, take over.
 */
class OracleTest {
    private static final int OPERATIONS = Integer.getInteger("portico.oracle.operations", 2000);
    private static final long SEED = Long.getLong("portico.seed", System.nanoTime());
    private static final int LENGTH = 40;
    private static final int PEOPLE = 5;
    private static final Map<String, String> CODES =
            Map.of(Privileges.GATE, PORTAL_ADMIN, "inv", INVOICING, "sla", SLA);
    private static final List<String> RIGHTS = List.of(Privileges.GATE, "inv", "sla");

    /** Reseller 0, customers 1 and 4, sites 2 and 3 of customer 1. */
    private static final Map<Integer, List<Integer>> BELOW =
            Map.of(0, List.of(0, 1, 2, 3, 4), 1, List.of(1, 2, 3), 2, List.of(2), 3, List.of(3), 4, List.of(4));

    /** Numbers that no invitation has. */
    private static final AtomicLong DELEGATIONS = new AtomicLong(1_000_000_000_000L);

    private final Random random = new Random(SEED);
    private int operations;
    private final List<String> mismatches = new ArrayList<>();

    @Test
    void our_grants_are_postgresqls_grants() throws SQLException {
        try (Connection app = TestDatabase.portal().getConnection();
                Connection owner = TestDatabase.owner().getConnection();
                Privileges privileges = new Privileges(RIGHTS, BELOW, PEOPLE)) {
            owner.createStatement()
                    .execute(
                            "INSERT INTO guard_key (secret) VALUES (decode(repeat('17', 32), 'hex')) ON CONFLICT DO NOTHING");
            while (operations < OPERATIONS && mismatches.isEmpty()) {
                new History(app, owner, privileges).run();
            }
        }
        System.out.println("ORACLE operations=" + operations + " mismatches=" + mismatches.size() + " seed=" + SEED);
        assertEquals(List.of(), mismatches);
        assertTrue(operations >= OPERATIONS);
    }

    /** One world from its beginning. */
    private final class History {
        private final Connection app;
        private final Connection owner;
        private final Privileges privileges;
        private final long[] nodes = new long[BELOW.size()];
        private final long[] people = new long[PEOPLE];
        private final long[] contracts = new long[3];
        private final boolean[] rooted = new boolean[3];
        private final Map<Long, Row> rows = new HashMap<>();

        /** Supporters who have not answered yet: their delegations, each with its grant. */
        private final Map<Long, Long> asked = new TreeMap<>();

        private final List<String> told = new ArrayList<>();

        History(Connection app, Connection owner, Privileges privileges) throws SQLException {
            this.app = app;
            this.owner = owner;
            this.privileges = privileges;
            BookTown town = new BookTown();
            nodes[0] = town.reseller;
            nodes[1] = town.customer;
            nodes[2] = town.site;
            nodes[3] = town.node("SITE", town.customer);
            nodes[4] = town.other;
            for (int i = 0; i < PEOPLE; i++) {
                people[i] = town.person();
            }
            contracts[0] = town.contract(town.reseller);
            contracts[1] = town.contract(town.customer);
            contracts[2] = contracts[1];
            privileges.clear();
        }

        void run() throws SQLException {
            root(1);
            root(2);
            for (int i = 0; i < LENGTH && mismatches.isEmpty(); i++) {
                operations++;
                int kind = random.nextInt(22);
                if (kind < 11) {
                    grant(random.nextInt(3) == 0);
                } else if (kind >= 20) {
                    supporterSaysYes();
                } else if (kind < 16) {
                    revoke(RevokeMode.values()[random.nextInt(3)]);
                } else if (kind < 18) {
                    timePasses();
                } else {
                    root(random.nextInt(3));
                }
                compare();
            }
        }

        /** Person n is a contact of contract n: the reseller's and the customer's commercial one, the customer's technical one. */
        private void root(int which) throws SQLException {
            told.add("root " + which + " " + !rooted[which]);
            if (rooted[which]) {
                BookTown.text(
                        owner,
                        "UPDATE contract_contact SET valid_until = clock_timestamp() WHERE account_id = ? AND valid_until IS NULL RETURNING id",
                        people[which]);
            } else {
                BookTown.text(
                        owner,
                        "INSERT INTO contract_contact (contract_id, account_id, role) VALUES (?, ?, ?) RETURNING id",
                        contracts[which],
                        people[which],
                        which == 2 ? "TECHNICAL" : "COMMERCIAL");
            }
            rooted[which] = !rooted[which];
            for (String right : RIGHTS) {
                if (which != 2 || !right.equals("inv")) {
                    privileges.root(which, right, which == 0 ? 0 : 1, rooted[which]);
                }
            }
        }

        /** @param support to a supporter: not the administration, with an end, and not before he has said yes */
        private void grant(boolean support) throws SQLException {
            int grantor = random.nextInt(PEOPLE);
            int grantee = (grantor + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE;
            String right = RIGHTS.get(support ? 1 + random.nextInt(RIGHTS.size() - 1) : random.nextInt(RIGHTS.size()));
            int node = random.nextInt(nodes.length);
            Reading reading = reading();
            Instant wanted = support || random.nextInt(3) == 0
                    ? reading.moment().plus(Duration.ofDays(1 + random.nextInt(6)))
                    : null;
            boolean may = Granting.judge(
                            Holdings.at(reading.facts(), reading.moment()),
                            people[grantor],
                            people[grantee],
                            CODES.get(right),
                            nodes[node])
                    == Granting.Verdict.MAY;
            Instant until = !may
                    ? wanted
                    : portico.delegation.Span.earlier(
                            wanted,
                            Granting.until(
                                    reading.facts(), people[grantor], CODES.get(right), nodes[node], reading.moment()));
            told.add(grantor + (support ? " asks " : " gives ") + grantee + " " + right + " on " + node + " until "
                    + until);
            Long delegation = support ? DELEGATIONS.incrementAndGet() : null;
            Timestamp end = until == null ? null : Timestamp.from(until);
            Object[] one = {CODES.get(right)};
            // A supporter's grant is written by whoever keeps the delegations; what becomes of invitations is
            // DelegationTest's.
            List<Long> given = support
                    ? write(
                            owner,
                            grantor,
                            "SELECT access_write(?, ARRAY[?], ?, ?, 'MANUAL', NULL, ?, NULL)",
                            new Object[] {
                                owner.createArrayOf("text", one), nodes[node], people[grantee], delegation, end
                            })
                    : write(app, grantor, "SELECT access_give(?, ?, ?, 'MANUAL', NULL, ?, NULL)", new Object[] {
                        app.createArrayOf("text", one), nodes[node], people[grantee], end
                    });
            expect(may, given != null, "the second wall lets him");
            if (given == null) {
                expect(
                        false,
                        privileges.grant(new Row(-1, right, node, grantee, grantor, support)),
                        "PostgreSQL lets him although we do not");
                return;
            }
            Row row = new Row(given.get(0).intValue(), right, node, grantee, grantor, support);
            rows.put(given.get(0), row);
            if (support) {
                expect(true, privileges.mayPassOn(grantor, right, node), "PostgreSQL would let him");
                asked.put(delegation, given.get(0));
            } else {
                expect(true, privileges.grant(row), "PostgreSQL lets him");
            }
        }

        private void supporterSaysYes() throws SQLException {
            if (asked.isEmpty()) {
                return;
            }
            List<Long> all = List.copyOf(asked.keySet());
            long delegation = all.get(random.nextInt(all.size()));
            long grant = asked.remove(delegation);
            told.add("yes to " + rows.get(grant));
            owner.createStatement().execute("SELECT access_agree(" + delegation + ")");
            Reading reading = reading();
            if (reading.facts().grants().stream().anyMatch(one -> one.id() == grant)) {
                privileges.begin(rows.get(grant));
            }
        }

        private void revoke(RevokeMode mode) throws SQLException {
            Reading reading = reading();
            Holdings holdings = Holdings.at(reading.facts(), reading.moment());
            List<Grant> live = reading.facts().grants().stream()
                    .filter(grant -> !grant.during().isOver(reading.moment()))
                    .toList();
            if (live.isEmpty()) {
                return;
            }
            Grant grant = live.get(random.nextInt(live.size()));
            List<Integer> able = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                if (grant.grantor() == people[i] || holdings.mayPassOn(people[i], grant.right(), grant.node())) {
                    able.add(i);
                }
            }
            int by = able.get(random.nextInt(able.size()));
            told.add(by + " revokes " + rows.get(grant.id()) + " " + mode);
            Rehearsal rehearsal = Rehearsal.of(reading.facts(), reading.moment(), Set.of(grant.id()), people[by], mode);
            if (mode == RevokeMode.RESTRICT) {
                boolean free = rehearsal.dependants().isEmpty();
                expect(free, privileges.revokeRestrict(rows.get(grant.id())), "PostgreSQL refuses to revoke");
                if (!free) {
                    return;
                }
            }
            expect(
                    true,
                    write(app, by, "SELECT access_revoke(?, ?, NULL)", new Object[] {
                                app.createArrayOf("int8", rehearsal.revoked().toArray()), mode.name()
                            })
                            != null,
                    "the second wall lets him revoke");
            List<Row> made = new ArrayList<>();
            for (Grant over : rehearsal.made()) {
                List<Long> given = write(app, by, "SELECT access_give(?, ?, ?, 'MANUAL', ?, ?, NULL)", new Object[] {
                    app.createArrayOf("text", new Object[] {over.right()}),
                    over.node(),
                    over.grantee(),
                    Timestamp.from(over.during().from()),
                    over.during().until() == null
                            ? null
                            : Timestamp.from(over.during().until())
                });
                expect(true, given != null, "the second wall lets him take over");
                if (given != null) {
                    Row like = rows.get(-over.id());
                    Row row = new Row(given.get(0).intValue(), like.right(), like.node(), like.grantee(), by, false);
                    rows.put(given.get(0), row);
                    made.add(row);
                }
            }
            if (mode != RevokeMode.RESTRICT) {
                for (Row row : made) {
                    expect(true, privileges.grant(row), "PostgreSQL lets him take over");
                }
                privileges.revokeCascade(rows.get(grant.id()));
            }
        }

        /** A day is over. The book cannot be changed, so its owner takes the lock off and everything becomes a day older. */
        private void timePasses() throws SQLException {
            told.add("a day passes");
            owner.setAutoCommit(false);
            for (String sql : List.of(
                    "ALTER TABLE access_grant DISABLE TRIGGER access_keep",
                    "ALTER TABLE access_revocation DISABLE TRIGGER access_keep",
                    """
                    UPDATE access_grant SET created_at = created_at - interval '1 day', valid_from = valid_from - interval '1 day',
                           valid_until = valid_until - interval '1 day'
                     WHERE grantee = ANY (%s)""".formatted(array()),
                    """
                    UPDATE access_revocation SET revoked_at = revoked_at - interval '1 day'
                     WHERE grant_id IN (SELECT id FROM access_grant WHERE grantee = ANY (%s))""".formatted(array()),
                    "ALTER TABLE access_revocation ENABLE TRIGGER access_keep",
                    "ALTER TABLE access_grant ENABLE TRIGGER access_keep")) {
                owner.createStatement().execute(sql);
            }
            owner.commit();
            owner.setAutoCommit(true);
            Reading reading = reading();
            Set<Long> left = new HashSet<>();
            reading.facts().grants().stream()
                    .filter(grant -> !grant.during().isOver(reading.moment()))
                    .forEach(grant -> left.add(grant.id()));
            Set<Integer> over = new HashSet<>();
            rows.forEach((id, row) -> {
                if (!left.contains(id)) {
                    over.add(row.id());
                }
            });
            privileges.expire(over);
        }

        private String array() {
            return "ARRAY" + Arrays.toString(people) + "::bigint[]";
        }

        private void compare() throws SQLException {
            Reading reading = reading();
            Holdings holdings = Holdings.at(reading.facts(), reading.moment());
            Set<String> ours = new TreeSet<>();
            Set<String> theirs = new TreeSet<>();
            for (int person = 0; person < PEOPLE; person++) {
                for (String right : RIGHTS) {
                    for (int node = 0; node < nodes.length; node++) {
                        String cell = person + " " + right + "@" + node;
                        if (holdings.holds(people[person], CODES.get(right), nodes[node])) {
                            ours.add(cell);
                        }
                        if (holdings.mayPassOn(people[person], CODES.get(right), nodes[node])) {
                            ours.add(cell + "*");
                        }
                        if (privileges.holds(person, right, node)) {
                            theirs.add(cell);
                        }
                        if (privileges.mayPassOn(person, right, node)) {
                            theirs.add(cell + "*");
                        }
                    }
                }
            }
            expect(theirs, ours, "who holds what");
            Set<String> wall = new TreeSet<>(Arrays.asList(BookTown.text(
                            owner,
                            "SELECT coalesce(string_agg(account_id || ' ' || right_code || '@' || node_id, ';'), '')"
                                    + " FROM access_closure(clock_timestamp(), " + array() + ")")
                    .split(";")));
            Set<String> door = new TreeSet<>();
            holdings.all()
                    .forEach(holding -> door.add(holding.account() + " " + holding.right() + "@" + holding.node()));
            wall.remove("");
            expect(wall, door, "both walls");
        }

        private Reading reading() throws SQLException {
            List<Long> accounts = Arrays.stream(people).boxed().toList();
            List<Long> places = Arrays.stream(nodes).boxed().toList();
            return Reading.now(app, accounts, false, places);
        }

        /** Null where the database refuses it. */
        private List<Long> write(Connection as, int by, String sql, Object[] values) throws SQLException {
            as.setAutoCommit(false);
            try (var statement = as.prepareStatement(sql)) {
                String context = "account=" + people[by];
                String bound = BookTown.text(as, "SELECT pg_backend_pid() || '|' || pg_current_xact_id()::text") + "|"
                        + context;
                BookTown.text(
                        as,
                        "SELECT guard_enter(?, ?)",
                        context,
                        BookTown.text(
                                owner,
                                "SELECT encode(hmac(convert_to(?, 'UTF8'), secret, 'sha256'), 'hex') FROM guard_key",
                                bound));
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                List<Long> ids = new ArrayList<>();
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getObject(1) instanceof java.sql.Array array) {
                        ids.addAll(Arrays.asList((Long[]) array.getArray()));
                    }
                }
                as.commit();
                return ids;
            } catch (SQLException refused) {
                as.rollback();
                if (!"42501".equals(refused.getSQLState())) {
                    throw refused;
                }
                return null;
            } finally {
                as.setAutoCommit(true);
            }
        }

        private void expect(Object theirs, Object ours, String what) {
            if (!theirs.equals(ours)) {
                mismatches.add(what + ": " + theirs + " and " + ours + " after " + told);
            }
        }
    }
}
