package dev.connectors.testkit.reso;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that a filter has for a row; null is OData's null, also as a truth value. */
@FunctionalInterface
interface Expression {

    /**
     * @param row the row
     * @param bound what {@code any} bound
     */
    @Nullable
    Object of(Map<String, Object> row, Map<String, Object> bound);
}
