package portico.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
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
}
