package portico.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import portico.config.Checkout;

/** The EAR that ships, with the test added, and Arquillian's own servlet let past the filters that ask who signed in. */
public final class ShippedEar {
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private ShippedEar() {}

    /** @param tests what is put into {@code portico-ejb.jar}: there a test sees what its package sees */
    public static EnterpriseArchive with(Class<?>... tests) {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Checkout.here().ear().toFile());
        ear.getAsType(JavaArchive.class, "/portico-ejb.jar").addClasses(tests);
        letArquillianIn(ear.getAsType(WebArchive.class, "/portico-web.war"));
        return ear;
    }

    private static void letArquillianIn(WebArchive war) {
        try (InputStream shipped = war.get(WEB_XML).getAsset().openStream()) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            for (String filter : new String[] {"caller", "origin"}) {
                text = text.replaceFirst(
                        "(?s)<filter-mapping>\\s*<filter-name>" + filter + "</filter-name>.*?</filter-mapping>", "");
            }
            war.delete(WEB_XML);
            war.add(new StringAsset(text), WEB_XML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
