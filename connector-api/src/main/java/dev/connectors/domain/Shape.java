package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.error.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

        /** Called for each confidential text that is filled; gives the text to write instead. */
        default String confidential(Confidential text, String fieldName) {
            return foreign(new ForeignText(text.value()), fieldName);
        }

        /** Called for the cursor of a page that has a next one. */
        void next(Cursor cursor);

        /** Called for each record on a page: the label of the account that it is of, where that is to be said. */
        default Optional<String> account(Page<?> page, int index) {
            return Optional.empty();
        }
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

    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return new Shape<>(ShapeBuilder.describe(type));
        }
    };

    private static final ClassValue<Shape<?>> PAGES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> item) {
            return new Shape<>(new ListKind(Shape.of(item).kind, Limits.NONE, true));
        }
    };

    private final Kind kind;
    private final String schema;
    private final Class<?>[] types; // asked for in each call

    private Shape(Kind kind) {
        this.kind = kind;
        this.schema = SchemaText.of(kind);
        var all = new LinkedHashSet<Class<?>>();
        types(kind, all);
        this.types = all.toArray(Class<?>[]::new);
    }

    /**
     * The description of a record, or of a sealed interface of records.
     *
     * @throws IllegalStateException if it cannot be described; the message says all that is wrong with it
     */
    @SuppressWarnings("unchecked") // computed from this very class
    public static <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) SHAPES.get(type);
    }

    /**
     * The description of a page of such items.
     *
     * @throws IllegalStateException if an item cannot be described; the message says all that is wrong with it
     */
    @SuppressWarnings("unchecked") // computed from this very class
    public static <T> Shape<Page<T>> pageOf(Class<T> item) {
        return (Shape<Page<T>>) PAGES.get(item);
    }

    Kind kind() {
        return kind;
    }

    /** The described class; of a page {@code Page.class}. */
    public Class<?> type() {
        return kind.type();
    }

    /**
     * The JSON Schema (2020-12), closed and without references.
     *
     * <p>Five things are beyond it, and a value that it allows may be refused for them: the bounds of a machine's
     * numbers, dates that no calendar has, texts that only a {@code parse} can judge (zones among them), what a compact
     * constructor says of several components, and control characters. Two things the reader takes that the schema does not name: a null
     * for an Optional, and a value of an enum in other case, or with a space, a
     * hyphen or nothing between its words, where it can be one value only.
     */
    public String schema() {
        return schema;
    }

    /** Writes the JSON Schema as one value. */
    public void schema(JsonGenerator out) throws IOException {
        SchemaText.write(kind, out);
    }

    /**
     * Reads strictly: what the schema allows, and nothing is converted. A null stands for an Optional that is absent.
     *
     * <p>Everything that does not fit is reported at once, up to twenty faults; JSON that is malformed, nested more than
     * 32 deep or longer than 256 KiB is one fault. A list takes 1000 items, unless its {@link Size} says less. The
     * message of an {@code IllegalArgumentException} from a compact constructor or a {@code parse} is reported where it
     * arose, so it must say what was expected and must not repeat the value.
     *
     * @throws MisfitException if anything does not fit
     */
    public T read(String json, Defaults defaults) {
        return typed(StrictReader.read(kind, json, defaults));
    }

    /**
     * Reads strictly from UTF-8, without a byte order mark; otherwise as {@link #read(String, Defaults)}.
     *
     * @throws MisfitException if anything does not fit
     */
    public T read(byte[] utf8, Defaults defaults) {
        return typed(StrictReader.read(kind, utf8, defaults));
    }

    /**
     * Reads a provider's answer, whose next value is this: types count, limits do not; unknown keys are skipped, null
     * counts as absent and the last of two equal keys wins. Ends on the value's last token.
     *
     * @throws MisfitException if something has the wrong type, or is lacking and required
     * @throws IOException if the parser fails
     */
    public T readLenient(JsonParser in) throws IOException {
        if (in.currentToken() == null && in.nextToken() == null) {
            throw new MisfitException(List.of(Fault.of("", kind.expected(), "nothing")));
        }
        var reading = new Reading(new ParserSource(in), false, Defaults.NONE);
        var value = kind.read(reading);
        if (value == null || reading.count() > 0) {
            throw new MisfitException(reading.faults());
        }
        return typed(value);
    }

    /**
     * Canonical JSON (RFC 8785) in UTF-8; reading it gives an equal value, but for the cursor of a {@link Page}, which is
     * not part of it. Left out are absent Optionals, and empty lists where leaving them out says the same.
     *
     * @throws IllegalArgumentException if the value holds what JSON cannot: a number that is not finite, half of a
     *     surrogate pair
     */
    public byte[] canonical(T value) {
        var out = new StringBuilder();
        kind.canonical(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes an output as one JSON value. Absent Optionals are left out, empty lists are written. */
    public void write(T value, JsonGenerator out, Output sink) throws IOException {
        kind.write(value, out, sink, "");
    }

    /**
     * The ids at any depth, in the order of the components, each with the access of the nearest {@link Needs} on the way
     * to it, else {@code otherwise}.
     */
    public List<Found> resources(T value, Access otherwise) {
        var found = new ArrayList<Found>();
        kind.find(value, "", otherwise, found);
        return List.copyOf(found);
    }

    /**
     * The value with its ids replaced, each by one of the same class; the value itself if nothing changed.
     *
     * @throws IllegalArgumentException if a replacement has another class, or a record refuses it
     */
    public T mapResources(T value, UnaryOperator<ResourceId> change) {
        return typed(kind.map(value, ResourceId.class, id -> change.apply((ResourceId) id)));
    }

    /** The value with its cursors replaced; the value itself if nothing changed. The cursor of a page is not its own. */
    public T mapCursors(T value, UnaryOperator<Cursor> change) {
        return typed(kind.map(value, Cursor.class, cursor -> change.apply((Cursor) cursor)));
    }

    /** The value with the cursors of its pages replaced; the value itself if it has none. */
    public T mapNext(T value, UnaryOperator<Cursor> change) {
        return typed(kind.map(value, Page.class, page -> nextOf((Page<?>) page, change)));
    }

    private static <P> Page<P> nextOf(Page<P> page, UnaryOperator<Cursor> change) {
        return page.next()
                .map(next -> Page.of(page.items(), change.apply(next)))
                .orElse(page);
    }

    /**
     * What of the value is about ids that pass: those in lists that do not are left out. Empty where an id does not pass that cannot be
     * left out, and where a list that named some would name none any more.
     */
    public Optional<T> retain(T value, Predicate<ResourceId> wanted) {
        var left = kind.retain(value, wanted);
        return left == null ? Optional.empty() : Optional.of(typed(left));
    }

    /**
     * What of the value may be seen.
     *
     * <p>A guarded item that is hidden is gone, one at BUSY is what its {@code atBusy} leaves of it. Lists shrink and
     * Optionals become empty; what must hold a hidden item is hidden with it, up to the value itself.
     */
    public Optional<T> filter(T value, Guard guard) {
        var left = kind.filter(value, guard);
        return left == null ? Optional.empty() : Optional.of(typed(left));
    }

    /** Whether the type, or one that implements it, occurs at any depth. */
    public boolean mentions(Class<?> type) {
        for (var mentioned : types) {
            if (type.isAssignableFrom(mentioned)) {
                return true;
            }
        }
        return false;
    }

    /** The records, at any depth, with a component of the type, alone, in an Optional or in a list. */
    public List<Class<?>> recordsNaming(Class<?> type) {
        var naming = new ArrayList<Class<?>>();
        for (var kind : records()) {
            boolean names = kind.parts().stream()
                    .anyMatch(part -> type.isAssignableFrom(part.kind.item().type()));
            if (names && !naming.contains(kind.type())) {
                naming.add(kind.type());
            }
        }
        return List.copyOf(naming);
    }

    /** The components, at any depth, about which no {@link Doc} says anything, such as {@code Input.lead}. */
    public List<String> componentsWithoutDoc() {
        return components(part -> !part.isDocumented());
    }

    /** The names of the components, at any depth, that hold foreign text, alone, in an Optional or in a list. */
    public List<String> foreignFields() {
        return records().stream()
                .flatMap(record -> record.parts().stream())
                .filter(part -> TextKind.isOfOthers(part.kind.item().type()))
                .map(part -> part.name)
                .distinct()
                .toList();
    }

    /** The components, at any depth, that hold plain text not declared to be ours, such as {@code Lead.name}. */
    public List<String> plainTextFields() {
        return components(part -> part.kind.item().type() == String.class && !part.isOurs());
    }

    @Override
    public String toString() {
        return "Shape of " + kind.type().getName();
    }

    private List<String> components(Predicate<Part> wanted) {
        return records().stream()
                .flatMap(record -> record.parts().stream()
                        .filter(wanted)
                        .map(part -> record.type().getSimpleName() + "." + part.name))
                .distinct()
                .toList();
    }

    private List<RecordKind> records() {
        var records = new ArrayList<RecordKind>();
        collect(kind, records);
        return records;
    }

    private static void types(Kind kind, Set<Class<?>> into) {
        into.add(kind.type());
        kind.inner().forEach(inner -> types(inner, into));
    }

    private static void collect(Kind kind, List<RecordKind> into) {
        if (kind instanceof RecordKind record) {
            into.add(record);
        }
        kind.inner().forEach(inner -> collect(inner, into));
    }

    @SuppressWarnings("unchecked") // a kind gives values of the type that it was built from
    private T typed(Object value) {
        return (T) value;
    }
}
