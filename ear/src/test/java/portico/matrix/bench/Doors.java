package portico.matrix.bench;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;

/** Every public method of every session bean, as the running application offers them by name. */
final class Doors {
    private static final String APPLICATION = "java:global/portico";

    /** A method and the bean behind which it stands. */
    record Door(String bean, Method method) {

        Object knock(Object[] arguments) throws ReflectiveOperationException, NamingException {
            return method.invoke(new InitialContext().lookup(bean), arguments);
        }
    }

    private Doors() {}

    /** By a name such as Invoices.detail(Scope scope, UUID invoice). */
    static Map<String, Door> all() throws NamingException, ClassNotFoundException {
        Map<String, Door> doors = new TreeMap<>();
        InitialContext names = new InitialContext();
        for (String module : new String[] {"portico-ejb", "portico-batch"}) {
            var beans = names.list(APPLICATION + "/" + module);
            while (beans.hasMore()) {
                NameClassPair bean = beans.next();
                int type = bean.getName().indexOf('!');
                if (type > 0) {
                    Class<?> view = Class.forName(bean.getName().substring(type + 1));
                    add(doors, APPLICATION + "/" + module + "/" + bean.getName(), view);
                }
            }
        }
        return doors;
    }

    private static void add(Map<String, Door> doors, String bean, Class<?> view) {
        for (Method method : view.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge()) {
                doors.put(name(view, method), new Door(bean, method));
            }
        }
    }

    private static String name(Class<?> view, Method method) {
        return view.getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameters())
                        .map(Doors::parameter)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(Parameter parameter) {
        return parameter.getType().getSimpleName() + " " + parameter.getName();
    }
}
