package portico.matrix.bench;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import portico.guard.Scope;

/** What somebody received: as text, and how much of it is data. An empty list, a zero or a null is none. */
final class Yield {
    private final StringBuilder text = new StringBuilder();
    private int data;

    Yield(Object value) throws ReflectiveOperationException {
        add(value);
    }

    String text() {
        return text.toString();
    }

    int data() {
        return data;
    }

    private void add(Object value) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof Iterable<?> many) {
            for (Object one : many) {
                add(one);
            }
        } else if (value instanceof Map<?, ?> map) {
            add(map.values());
        } else if (value instanceof Object[] array) {
            for (Object one : array) {
                add(one);
            }
        } else if (value instanceof byte[] bytes) {
            leaf(new String(bytes, StandardCharsets.ISO_8859_1), bytes.length > 0);
        } else if (value instanceof Scope scope) {
            leaf(scope.name(), true);
        } else if (value != null && value.getClass().isRecord()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                add(component.getAccessor().invoke(value));
            }
        } else if (value != null) {
            leaf(value.toString(), isData(value));
        }
    }

    private void leaf(String word, boolean isData) {
        text.append(word).append('\n');
        data += isData ? 1 : 0;
    }

    private static boolean isData(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() != 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return !(value instanceof Enum<?>
                || value instanceof Boolean
                || value.toString().isEmpty());
    }
}
