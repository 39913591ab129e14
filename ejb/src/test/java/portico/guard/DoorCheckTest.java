package portico.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoorCheckTest {
    private static final Caller PERSON = Caller.signedIn(new AccountId(7), "r-1");
    private static final Scope CUSTOMER = scope(Level.CUSTOMER, new Path(1, 2L, 3L, null));
    private static final Scope SITE = scope(Level.SITE, new Path(1, 2L, 3L, 4L));
    private static final Scope NEIGHBOUR = scope(Level.CUSTOMER, new Path(1, 2L, 9L, null));

    /** A door with one method of each kind. */
    static class Doors {
        @Requires(Right.INVOICING)
        public void invoices(Scope scope) {}

        @Requires(Right.INVOICING)
        public void invoice(Scope scope, UUID invoice) {}

        @Requires({Right.SLA, Right.OPERATOR_SUPPORT})
        public void reports(Scope scope) {}

        @Requires(Right.ANY)
        public void company(Scope scope) {}

        @Requires(Right.SLA)
        public void withoutScope() {}

        @OpenToSignedIn
        public void profile() {}

        @OpenToAll("for the test")
        public void start() {}

        @OpenToAll("for the test")
        @OpenToSignedIn
        public void both() {}

        public void forgotten() {}
    }

    @Test
    void a_door_without_a_word_stays_shut() {
        assertThrows(IllegalStateException.class, () -> knock("forgotten", PERSON, "SLA-V2"));
        assertThrows(IllegalStateException.class, () -> knock("both", PERSON, "SLA-V2"));
    }

    @Test
    void U8_a_right_opens_its_door_on_its_node_and_below() {
        assertDoesNotThrow(() -> knock("reports", PERSON, "SLA-V2", CUSTOMER));
        assertDoesNotThrow(() -> knock("reports", PERSON, "SLA-V2", SITE));
        assertDoesNotThrow(() -> knock("reports", PERSON, "Operator-Support", CUSTOMER));
    }

    @Test
    void a_foreign_node_answers_like_an_absent_one() {
        assertThrows(NotFound.class, () -> knock("reports", PERSON, "SLA-V2", NEIGHBOUR));
        assertThrows(NotFound.class, () -> knock("company", PERSON, "SLA-V2", NEIGHBOUR));
        assertThrows(NotFound.class, () -> knock("reports", PERSON, "SLA-V2", new Object[] {null}));
    }

    @Test
    void B3_a_missing_right_on_an_own_node_is_named() {
        Denied denied = assertThrows(Denied.class, () -> knock("reports", PERSON, "Monitoring", CUSTOMER));
        assertEquals(List.of("SLA-V2", "Operator-Support"), denied.rights());
    }

    @Test
    void U20_an_invoice_is_not_even_refused_to_the_technical_contact() {
        UUID invoice = UUID.randomUUID();
        assertThrows(NotFound.class, () -> knock("invoice", PERSON, "portal-admin", CUSTOMER, invoice));
        assertDoesNotThrow(() -> knock("invoice", PERSON, "Invoicing&Billing", CUSTOMER, invoice));
    }

    @Test
    void U42_the_archive_itself_says_which_right_it_needs() {
        Denied denied = assertThrows(Denied.class, () -> knock("invoices", PERSON, "portal-admin", CUSTOMER));
        assertEquals(List.of("Invoicing&Billing"), denied.rights());
        assertDoesNotThrow(() -> knock("invoices", PERSON, "Invoicing&Billing", CUSTOMER));
    }

    @Test
    void any_right_at_all_opens_what_everybody_there_may_know() {
        assertDoesNotThrow(() -> knock("company", PERSON, "Business Voice Virtual PBX", CUSTOMER));
    }

    @Test
    void who_has_not_signed_in_finds_only_the_open_doors() {
        Caller nobody = Caller.anonymous("r-2");
        assertDoesNotThrow(() -> knock("start", nobody, "SLA-V2"));
        assertEquals(
                List.of(),
                assertThrows(Denied.class, () -> knock("profile", nobody, "SLA-V2"))
                        .rights());
        assertThrows(Denied.class, () -> knock("company", nobody, "SLA-V2", CUSTOMER));
    }

    @Test
    void a_job_holds_no_rights_at_a_door() {
        assertThrows(Denied.class, () -> knock("company", Caller.system("sealer"), "SLA-V2", CUSTOMER));
    }

    @Test
    void rights_are_read_once_a_request() {
        int[] questions = {0};
        Caller caller = Caller.signedIn(new AccountId(7), "r-3");
        Guard counting = (account, pass) -> {
            questions[0]++;
            return new Standing(true, held("SLA-V2"), "1");
        };
        for (int i = 0; i < 3; i++) {
            Rights rights = caller.standing(counting).rights();
            DoorCheck.check(door("reports"), new Object[] {CUSTOMER}, caller, rights);
        }
        assertEquals(1, questions[0]);
    }

    @Test
    void the_database_is_told_the_nodes_of_each_class_in_order() {
        Rights.Collector found = new Rights.Collector();
        found.add("portal-admin", 12);
        found.add("Invoicing&Billing", 3);
        found.add("SLA-V2", 12);
        assertEquals(
                "account=7;base=3,12;billing=3;sla=12;admin=12", found.rights().context(new AccountId(7)));
        assertEquals("account=7", Rights.NONE.context(new AccountId(7)));
    }

    private static void knock(String name, Caller caller, String right, Object... arguments) {
        DoorCheck.check(door(name), arguments, caller, held(right));
    }

    private static Method door(String name) {
        return Arrays.stream(Doors.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The right begins at the customer. */
    private static Rights held(String right) {
        Rights.Collector rights = new Rights.Collector();
        rights.add(right, 3);
        return rights.rights();
    }

    private static Scope scope(Level level, Path path) {
        return new Scope(new UUID(0, 1), level, "Muster AG", path);
    }
}
