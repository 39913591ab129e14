package portico.whole;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import portico.config.Checkout;

/** The EAR that ships, with nothing added but the test itself. */
public final class ShippedEar {
    private ShippedEar() {}

    /** @param tests what is put into {@code portico-ejb.jar}: there a test sees what its package sees */
    public static EnterpriseArchive with(Class<?>... tests) {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Checkout.here().ear().toFile());
        ear.getAsType(JavaArchive.class, "/portico-ejb.jar").addClasses(tests);
        return ear;
    }
}
