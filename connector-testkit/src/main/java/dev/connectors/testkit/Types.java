package dev.connectors.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and insides of component types. */
final class Types {

    private Types() {}

    /** As an author writes it, such as {@code Optional<String>}. */
    static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType())
                    + Stream.of(generic.getActualTypeArguments())
                            .map(Types::name)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        return type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }

    /** What is in an Optional, a list or a page, at any depth; else the type itself. */
    static Class<?> inside(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments().length == 1
                    ? inside(generic.getActualTypeArguments()[0])
                    : inside(generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
