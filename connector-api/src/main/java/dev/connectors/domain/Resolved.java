package dev.connectors.domain;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type without variables.
 *
 * @param raw its class
 * @param arguments what stands for its variables
 */
record Resolved(Class<?> raw, List<Resolved> arguments) {

    /** The type as it is meant inside of an owner, whose variables it may name. */
    static Resolved of(Type type, Resolved owner) {
        if (type instanceof Class<?> raw) {
            return new Resolved(raw, List.of());
        }
        if (type instanceof ParameterizedType parameterized) {
            var arguments = Stream.of(parameterized.getActualTypeArguments())
                    .map(argument -> of(argument, owner))
                    .toList();
            return new Resolved((Class<?>) parameterized.getRawType(), arguments);
        }
        if (type instanceof TypeVariable<?> variable) {
            int index = List.of(owner.raw.getTypeParameters()).indexOf(variable);
            return index >= 0 && index < owner.arguments.size()
                    ? owner.arguments.get(index)
                    : of(variable.getBounds()[0], owner);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], owner);
        }
        return new Resolved(type instanceof GenericArrayType ? Object[].class : Object.class, List.of());
    }

    /** The only argument, of a list or an Optional; Object if it is raw. */
    Resolved argument() {
        return arguments.isEmpty() ? new Resolved(Object.class, List.of()) : arguments.get(0);
    }

    @Override
    public String toString() {
        return arguments.isEmpty()
                ? raw.getSimpleName()
                : raw.getSimpleName()
                        + arguments.stream().map(Resolved::toString).collect(Collectors.joining(", ", "<", ">"));
    }
}
