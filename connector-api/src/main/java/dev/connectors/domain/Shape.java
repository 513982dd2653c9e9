package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The one description of a record, built from its components by reflection.
 *
 * <p>JSON Schema, strict and lenient reader, canonical writer, output writer, the walk over ids and the guarded filter
 * all come from it, so they cannot drift. Immutable and thread-safe; built once per class.
 *
 * @param <T> the described type
 */
public final class Shape<T> {

    /** What the host knows and a record may leave to it. */
    public record Defaults(Optional<ZoneId> userZone) {

        /** Nothing is known: what relies on it must be given. */
        public static final Defaults NONE = new Defaults(Optional.empty());

        /** The user's time zone is known. */
        public static Defaults of(ZoneId userZone) {
            return new Defaults(Optional.of(userZone));
        }
    }

    /** Who hears, while an output is written, of what does not go out as it is. Implemented by the runtime. */
    public interface Output {

        /**
         * Called for each foreign text that is filled; gives the text to write instead.
         *
         * @param fieldName the name of the record component that holds it, alone or in a list
         */
        String foreign(ForeignText text, String fieldName);

        /** Called for the cursor of a page that has a next one. */
        void next(Cursor cursor);
    }

    /** Who says what may be seen of an item. Implemented by the runtime; pure. */
    public interface Guard {

        /** The access to the item: the least that any of its resources has. */
        Access accessTo(Guarded<?> item);
    }

    /**
     * An id in a value.
     *
     * @param path where, such as {@code event.calendar}
     * @param id the id
     * @param needed the access that it needs
     */
    public record Found(String path, ResourceId id, Access needed) {}

    private Shape() {}

    /**
     * The description of a record.
     *
     * @throws IllegalStateException if the record cannot be described; the message says all that is wrong with it
     */
    public static <T> Shape<T> of(Class<T> type) {
        throw new UnsupportedOperationException(type.getName());
    }

    /** The description of a page of such items. */
    public static <T> Shape<Page<T>> pageOf(Class<T> item) {
        throw new UnsupportedOperationException(item.getName());
    }

    /** The described class; of a page {@code Page.class}. */
    public Class<?> type() {
        throw new UnsupportedOperationException();
    }

    /** The JSON Schema (2020-12), closed and without references. */
    public String schema() {
        throw new UnsupportedOperationException();
    }

    /** Writes the JSON Schema as one value. */
    public void schema(JsonGenerator out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads strictly; everything that does not fit is reported at once.
     *
     * @throws MisfitException if anything does not fit
     */
    public T read(String json, Defaults defaults) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads strictly from UTF-8.
     *
     * @throws MisfitException if anything does not fit
     */
    public T read(byte[] utf8, Defaults defaults) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a provider's answer: unknown keys are skipped and null counts as absent.
     *
     * @throws MisfitException if the value has the wrong types, or lacks something required
     */
    public T readLenient(JsonParser in) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Canonical JSON (RFC 8785) in UTF-8; reading it gives an equal value. */
    public byte[] canonical(T value) {
        throw new UnsupportedOperationException();
    }

    /** Writes an output as one JSON value. */
    public void write(T value, JsonGenerator out, Output sink) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The ids at any depth, each with the access of its {@link Needs}, else {@code otherwise}. */
    public List<Found> resources(T value, Access otherwise) {
        throw new UnsupportedOperationException();
    }

    /** The value with its ids replaced; the value itself if nothing changed. */
    public T mapResources(T value, UnaryOperator<ResourceId> change) {
        throw new UnsupportedOperationException();
    }

    /** What of the value may be seen; empty if the value itself may not. */
    public Optional<T> filter(T value, Guard guard) {
        throw new UnsupportedOperationException();
    }

    /** Whether the type, or one that implements it, occurs at any depth. */
    public boolean mentions(Class<?> type) {
        throw new UnsupportedOperationException();
    }

    /** The records, at any depth, with a component of the type, alone or in a list. */
    public List<Class<?>> recordsNaming(Class<?> type) {
        throw new UnsupportedOperationException();
    }

    /** The components, at any depth, that nothing is said about, such as {@code Input.lead}. */
    public List<String> componentsWithoutDoc() {
        throw new UnsupportedOperationException();
    }

    /** The names of the components, at any depth, that hold foreign text. */
    public List<String> foreignFields() {
        throw new UnsupportedOperationException();
    }

    /** The components, at any depth, that hold plain text not declared to be ours, such as {@code Lead.name}. */
    public List<String> plainTextFields() {
        throw new UnsupportedOperationException();
    }
}
