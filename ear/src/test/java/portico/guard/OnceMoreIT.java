package portico.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import portico.whole.ShippedEar;

/** The guard's interceptors stand where they should, in the server itself. */
@ExtendWith(ArquillianExtension.class)
class OnceMoreIT {
    @EJB
    private Flaky door;

    @Inject
    private PageTransaction page;

    @Deployment
    public static EnterpriseArchive ear() {
        return ShippedEar.with(OnceMoreIT.class, Flaky.class);
    }

    @Test
    void a_door_is_knocked_at_again_after_a_deadlock_each_time_in_a_transaction_of_its_own() {
        Flaky.knocks = 0;
        assertEquals(3, door.knock());
    }

    @Test
    void a_door_that_says_nothing_stays_shut() {
        EJBException shut = assertThrows(EJBException.class, () -> door.forgotten());
        assertEquals(IllegalStateException.class, shut.getCause().getClass());
    }

    @Test
    void all_doors_of_a_page_are_in_one_transaction_and_each_has_its_own_outside_of_a_page() {
        page.begin();
        String first = door.transaction();
        assertEquals(first, door.transaction());
        page.end();
        page.end();
        assertNotEquals(first, door.transaction());
        assertNotEquals(door.transaction(), door.transaction());
    }

    @Test
    void a_page_that_was_refused_something_goes_on_in_a_fresh_transaction() {
        page.begin();
        String first = door.transaction();
        assertThrows(NotFound.class, () -> door.refuse());
        String second = door.transaction();
        assertNotEquals(first, second);
        assertEquals(second, door.transaction());
        page.end();
    }

    @Test
    void within_a_page_too_a_door_is_knocked_at_again_after_a_deadlock() {
        page.begin();
        Flaky.knocks = 0;
        assertEquals(3, door.knock());
        page.end();
    }
}
