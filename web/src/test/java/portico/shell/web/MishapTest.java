package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.ejb.EJBException;
import jakarta.el.ELException;
import jakarta.faces.FacesException;
import jakarta.servlet.ServletException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.shared.Refusal;

class MishapTest {
    private static final String ID = "7ddc1910-2caa-4364-a43a-e7a65fdda0f7";

    @Test
    void each_failure_has_its_status() {
        assertEquals(404, Mishap.of(new NotFound(), ID).status());
        assertEquals(403, Mishap.of(new Denied(List.of("portal-admin")), ID).status());
        assertEquals(400, Mishap.of(new Refusal("month.unknown", "13"), ID).status());
        assertEquals(500, Mishap.of(new IllegalStateException(), ID).status());
    }

    @Test
    void what_containers_wrap_around_a_failure_does_not_hide_it() {
        Denied cause = new Denied(List.of());
        Throwable wrapped = new ServletException(new FacesException(
                new ELException(new InvocationTargetException(new EJBException(new Exception(cause))))));
        assertEquals(500, Mishap.of(wrapped, ID).status(), "a checked exception in between is a fault of its own");
        Throwable plain = new ServletException(new FacesException(new ELException(cause)));
        assertSame(cause, Mishap.root(plain));
    }

    @Test
    void the_reference_is_short_enough_for_the_telephone() {
        assertEquals("7ddc1910", Mishap.of(new Error(), ID).reference());
    }
}
