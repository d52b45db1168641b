package io.silkwire.contracts;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a record read from JSON has every component that is not {@code @Nullable}: Jackson leaves out what the text
 * leaves out, and a null that slips through would fail far from its cause.
 */
final class Completeness {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                // A record need not be public to be read.
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private Completeness() {}

    /**
     * Checks the value and what it holds.
     *
     * @param path where the value stands, for the message
     * @throws UnreadableRecordException naming the first missing component
     */
    static void require(Object value, String path) {
        if (value instanceof Record contract) {
            for (RecordComponent component : COMPONENTS.get(contract.getClass())) {
                requireComponent(contract, component, path + "." + component.getName());
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                require(list.get(i), path + "[" + i + "]");
            }
        }
    }

    private static void requireComponent(Record contract, RecordComponent component, String path) {
        Object part = read(contract, component);
        if (part != null) {
            require(part, path);
            return;
        }
        AnnotatedType type = component.getAnnotatedType();
        if (!type.isAnnotationPresent(Nullable.class)) {
            throw new UnreadableRecordException("expected a value for " + path + ", found none", null);
        }
    }

    private static @Nullable Object read(Record contract, RecordComponent component) {
        try {
            return component.getAccessor().invoke(contract);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
