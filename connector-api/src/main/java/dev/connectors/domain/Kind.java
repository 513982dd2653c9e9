package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one value is in JSON: text, a number, true or false, a list, a record or a union. Immutable.
 *
 * <p>All that a {@link Shape} can do is a method here, once per kind, so that a new kind cannot be forgotten in one of
 * them. A null inside these classes means 'a fault was noted' or 'withheld'; it never leaves the package.
 */
abstract class Kind {

    /** The Java type; boxed for primitives. */
    abstract Class<?> type();

    /** What would have been right, such as 'text of 1 to 300 characters'. */
    abstract String expected();

    /**
     * Reads the value whose first token is the current one, and ends on its last token.
     *
     * @return the value, or null after noting faults relative to this value
     */
    abstract @Nullable Object read(Reading in) throws IOException;

    /** Writes the JSON Schema keywords into an object that is already open. */
    abstract void schema(JsonGenerator out) throws IOException;

    /** Writes an output value; {@code field} is the component that holds it. */
    abstract void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException;

    /** The schema as of an item of a page, to which the runtime may add the account. */
    void schemaOnPage(JsonGenerator out) throws IOException {
        schema(out);
    }

    /** Writes an output value that is an item of a page. */
    void writeOnPage(Object value, JsonGenerator out, Shape.Output sink, String field, Page<?> page, int index)
            throws IOException {
        write(value, out, sink, field);
    }

    /** Appends canonical JSON. */
    abstract void canonical(Object value, StringBuilder out);

    /** Which of the limits say nothing about this kind, as annotations; empty if all do. */
    abstract String misplaced(Limits limits);

    /** This kind within limits of which none is misplaced. */
    Kind limitedTo(Limits limits) {
        return this;
    }

    /** What a schema cannot say, to be added to the description; empty for most kinds. */
    String hint() {
        return "";
    }

    /** The kinds right inside this one. */
    List<Kind> inner() {
        return List.of();
    }

    /** The kind of an item of a list, else this kind itself. */
    Kind item() {
        return this;
    }

    /** Whether a value of the type can occur in this kind, at any depth. */
    final boolean mentions(Class<?> wanted) {
        return wanted.isAssignableFrom(type()) || inner().stream().anyMatch(kind -> kind.mentions(wanted));
    }

    /** Adds each id in the value. */
    void find(Object value, String path, Access needed, List<Shape.Found> found) {}

    /** The value with each text of the type changed; the same value if nothing did. */
    Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
        return value;
    }

    /** The value without the ids in its lists that do not pass, or null if one does not pass that cannot be left out. */
    @Nullable
    Object retain(Object value, Predicate<ResourceId> wanted) {
        return value;
    }

    /** What of the value may be seen, or null if nothing. */
    @Nullable
    Object filter(Object value, Shape.Guard guard) {
        return value;
    }
}
