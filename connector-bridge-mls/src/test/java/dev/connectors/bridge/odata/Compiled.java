package dev.connectors.bridge.odata;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that an expression has for a row. Null is OData's null, also as a truth value. */
@FunctionalInterface
interface Compiled {

    /**
     * @param row the row
     * @param variables what lambdas bound
     */
    @Nullable
    Object of(Map<String, Object> row, Map<String, Object> variables);

    default boolean holds(Map<String, Object> row) {
        return Boolean.TRUE.equals(of(row, Map.of()));
    }
}
