package portico.matrix.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import portico.guard.Scope;
import portico.shared.Month;
import portico.shared.PageRequest;

/** Arguments for any door, by type and name: the objects of one tenant, given as words. */
final class Samples {
    private final Scope scope;
    private final Map<String, String> words;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    Samples(Scope scope, Map<String, String> words) {
        this.scope = scope;
        this.words = words;
    }

    /** What a door wrote into the stream that it was handed. */
    byte[] written() {
        return written.toByteArray();
    }

    Object[] arguments(Parameter[] parameters) throws ReflectiveOperationException {
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = value(parameters[i].getType(), parameters[i].getName(), true);
        }
        return arguments;
    }

    private Object value(Class<?> type, String name, boolean needed) throws ReflectiveOperationException {
        if (type == Scope.class) {
            return scope;
        }
        if (type == OutputStream.class) {
            return written;
        }
        if (type == PageRequest.class) {
            return PageRequest.first(50);
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class || type == Set.class || type == Map.class) {
            return type == List.class ? List.of() : type == Set.class ? Set.of() : Map.of();
        }
        String word = words.get(name);
        if (word == null && type.isRecord() && type != Month.class) {
            return record(type);
        }
        if (word == null) {
            return absent(type, name, needed);
        }
        return parse(type, word);
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i], components[i].getName(), false);
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object absent(Class<?> type, String name, boolean needed) {
        if (type == boolean.class) {
            return false;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (needed) {
            throw new IllegalArgumentException("There is no sample for " + type.getSimpleName() + " " + name);
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }

    private static Object parse(Class<?> type, String word) throws ReflectiveOperationException {
        if (type == String.class) {
            return word;
        }
        if (type == UUID.class) {
            return UUID.fromString(word);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(word);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(word);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(word);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
        if (type == Month.class) {
            return Month.parse(word);
        }
        return type.getMethod("parse", CharSequence.class).invoke(null, word);
    }
}
