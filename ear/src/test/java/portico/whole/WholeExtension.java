package portico.whole;

import org.jboss.arquillian.container.test.api.Deployment;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands server and browser to the tests that ask for them, and starts both at the first question. JUnit finds it by
 * itself, because it must act before Arquillian does.
 */
public final class WholeExtension implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isInside(context.getRequiredTestClass())) {
            server(context).takeShippedEarAway();
        }
    }

    /** Whether the class brings an EAR of its own and runs in the server. */
    static boolean isInside(Class<?> test) {
        for (var method : test.getMethods()) {
            if (method.isAnnotationPresent(Deployment.class)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PorticoServer.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class ? chromium(context) : server(context);
    }

    private static PorticoServer server(ExtensionContext context) {
        return suite(context)
                .getOrComputeIfAbsent(PorticoServer.class, type -> new PorticoServer(), PorticoServer.class);
    }

    private static Chromium chromium(ExtensionContext context) {
        PorticoServer server = server(context);
        return suite(context).getOrComputeIfAbsent(Chromium.class, type -> new Chromium(server), Chromium.class);
    }

    /** The root's store: closed once, after the last class, the youngest first. */
    private static Store suite(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(WholeExtension.class));
    }
}
