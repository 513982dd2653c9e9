package dev.connectors.domain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How records of other modules are built and read: method handles of one type each, so that calls are exact. */
final class Handles {

    private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
    private static final MethodType BUILD = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final MethodHandles.Lookup lookup;

    private Handles(Class<?> type, MethodHandles.Lookup lookup) {
        this.type = type;
        this.lookup = lookup;
    }

    /** @throws IllegalStateException if the package is not open to this module; the message is the line to write */
    static Handles of(Class<?> type) {
        var ours = Handles.class.getModule();
        if (!type.getModule().isOpen(type.getPackageName(), ours)) {
            var name = type.getPackageName();
            throw new IllegalStateException("rule 1.3: " + name + " is not open to the runtime, which builds its"
                    + " records. In module-info.java write: opens " + name + " to dev.connectors.api;");
        }
        ours.addReads(type.getModule());
        try {
            return new Handles(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName() + " cannot be reached although it is open", e);
        }
    }

    /** The canonical constructor, as a function of all components. */
    MethodHandle constructor() {
        var parameters = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(BUILD);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    MethodHandle accessor(RecordComponent component) {
        return unary(component.getAccessor());
    }

    /** A static {@code parse} as a function. */
    Function<String, @Nullable Object> textParser(Method parse) {
        var handle = unary(parse);
        return text -> get(handle, text);
    }

    /** The constructor of a record with one text component as a function. */
    Function<String, @Nullable Object> textConstructor() {
        var constructor = constructor();
        return text -> build(constructor, new Object[] {text});
    }

    private MethodHandle unary(Method method) {
        try {
            return lookup.unreflect(method).asType(GET);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be reached although its package is open", e);
        }
    }

    /** The static {@code parse(String)} that gives the type itself. */
    static Optional<Method> parseOf(Class<?> type) {
        try {
            var parse = type.getDeclaredMethod("parse", String.class);
            boolean fits = Modifier.isStatic(parse.getModifiers())
                    && !Modifier.isPrivate(parse.getModifiers())
                    && parse.getReturnType() == type;
            return fits ? Optional.of(parse) : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    static Object get(MethodHandle handle, Object of) {
        try {
            return (Object) handle.invokeExact(of);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    static Object build(MethodHandle constructor, Object[] components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        // A record's constructor and accessors cannot throw checked exceptions; a parse can.
        return new IllegalArgumentException(failure);
    }
}
