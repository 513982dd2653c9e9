package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.error.Fault;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record, which in JSON is a closed object. */
final class RecordKind extends Kind {

    private final Class<?> type;
    private final List<Part> parts;
    private final Part[] inOrder;
    private final List<Part> sorted;
    private final Keys keys;
    private final MethodHandle constructor;
    private final boolean isGuarded;
    private final boolean partsHoldGuarded;

    RecordKind(Class<?> type, List<Part> parts, MethodHandle constructor) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.inOrder = parts.toArray(Part[]::new);
        // String.compareTo compares UTF-16 code units, as RFC 8785 section 3.2.3 asks.
        this.sorted =
                parts.stream().sorted(Comparator.comparing(part -> part.name)).toList();
        this.keys = new Keys(parts);
        this.constructor = constructor;
        this.isGuarded = Guarded.class.isAssignableFrom(type);
        this.partsHoldGuarded = parts.stream().anyMatch(part -> part.holdsGuarded);
    }

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(false, false, false);
    }

    @Override
    Class<?> type() {
        return type;
    }

    List<Part> parts() {
        return parts;
    }

    boolean has(String name) {
        return keys.indexOf(name) >= 0;
    }

    @Override
    List<Kind> inner() {
        return parts.stream().map(part -> part.kind).toList();
    }

    @Override
    String expected() {
        return parts.isEmpty() ? "an empty object" : "an object with the keys " + keys.names();
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        if (in.source.token() != Source.Token.OBJECT) {
            return in.misfit(expected());
        }
        int before = in.count();
        return build(keys.read(in), in, before);
    }

    /** Builds the record from what was given for each part, if nothing was at fault since {@code before}. */
    @Nullable
    Object build(@Nullable Object[] values, Reading in, int before) {
        for (int i = 0; i < values.length; i++) {
            var part = inOrder[i];
            if (!Keys.isUnfit(values[i])) {
                values[i] = part.component(values[i], in.defaults);
                if (values[i] == null) {
                    in.fault(Fault.of(part.name, part.kind.expected(), "nothing"));
                }
            }
        }
        if (in.count() != before) {
            return null;
        }
        try {
            return Handles.build(constructor, values);
        } catch (RuntimeException refused) {
            return in.unfit(Refusal.of(refused, "other values, which " + type.getSimpleName() + " accepts together"));
        }
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        schema(out, false);
    }

    @Override
    void schemaOnPage(JsonGenerator out) throws IOException {
        schema(out, true);
    }

    private void schema(JsonGenerator out, boolean onPage) throws IOException {
        out.writeStringField("type", "object");
        out.writeObjectFieldStart("properties");
        for (var part : parts) {
            part.schema(out);
        }
        if (onPage) {
            out.writeObjectFieldStart(Page.ACCOUNT);
            out.writeStringField("type", "string");
            out.writeEndObject();
        }
        out.writeEndObject();
        var required = parts.stream().filter(Part::isRequired).toList();
        if (!required.isEmpty()) {
            out.writeArrayFieldStart("required");
            for (var part : required) {
                out.writeString(part.name);
            }
            out.writeEndArray();
        }
        out.writeBooleanField("additionalProperties", false);
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        out.writeStartObject();
        writeParts(value, out, sink);
        out.writeEndObject();
    }

    @Override
    void writeOnPage(Object value, JsonGenerator out, Shape.Output sink, String field, Page<?> page, int index)
            throws IOException {
        out.writeStartObject();
        writeParts(value, out, sink);
        var account = sink.account(page, index);
        if (account.isPresent()) {
            out.writeStringField(Page.ACCOUNT, account.get());
        }
        out.writeEndObject();
    }

    private void writeParts(Object value, JsonGenerator out, Shape.Output sink) throws IOException {
        for (var part : parts) {
            var given = part.of(value);
            if (given != null) {
                out.writeFieldName(part.key);
                part.kind.write(given, out, sink, part.name);
            }
        }
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        char separator = '{';
        for (var part : sorted) {
            var given = part.of(value);
            if (given == null || part.isEmptyWhenAbsent(given)) {
                continue;
            }
            out.append(separator);
            CanonicalJson.text(part.name, out);
            out.append(':');
            part.kind.canonical(given, out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    @Override
    void find(Object value, String path, Access needed, List<Shape.Found> found) {
        for (var part : parts) {
            var given = part.holdsIds ? part.of(value) : null;
            if (given != null) {
                var below = path.isEmpty() ? part.name : path + "." + part.name;
                part.kind.find(given, below, part.needs(needed), found);
            }
        }
    }

    @Override
    Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
        // Never null: no part's value becomes null by being mapped.
        var mapped = each(value, (part, given) -> part.kind.map(given, type, change));
        return mapped == null ? value : mapped;
    }

    @Override
    @Nullable
    Object retain(Object value, Predicate<ResourceId> wanted) {
        for (var part : parts) {
            var given = part.holdsIds ? part.of(value) : null;
            if (given != null && part.kind.retain(given, wanted) == null) {
                return null; // an id that was named is never merely forgotten
            }
        }
        return each(value, (part, given) -> part.holdsIds ? part.kind.retain(given, wanted) : given);
    }

    @Override
    @Nullable
    Object filter(Object value, Shape.Guard guard) {
        Object left = value;
        if (isGuarded) {
            var access = guard.accessTo((Guarded<?>) value);
            if (access == Access.HIDDEN) {
                return null;
            }
            if (access == Access.BUSY) {
                var busy = ((Guarded<?>) value).atBusy();
                if (busy.isEmpty()) {
                    return null;
                }
                left = busy.get();
            }
        }
        return partsHoldGuarded
                ? each(left, (part, given) -> part.holdsGuarded ? part.kind.filter(given, guard) : given)
                : left;
    }

    /**
     * The record with each part's value changed; the same record if nothing did, and null if something that must be
     * there became null.
     */
    private @Nullable Object each(Object value, BiFunction<Part, Object, @Nullable Object> change) {
        @Nullable Object[] values = null; // made for the first change: mostly there is none
        for (int i = 0; i < inOrder.length; i++) {
            var part = inOrder[i];
            var given = part.of(value);
            var after = given == null ? null : change.apply(part, given);
            if (after == null && !part.isOptional) {
                return null;
            }
            if (values == null && after != given) {
                values = components(value);
            }
            if (values != null) {
                values[i] = part.isOptional ? Optional.ofNullable(after) : after;
            }
        }
        return values == null ? value : Handles.build(constructor, values);
    }

    /** The components as the constructor takes them. */
    private @Nullable Object[] components(Object value) {
        var values = new @Nullable Object[inOrder.length];
        for (int i = 0; i < values.length; i++) {
            var given = inOrder[i].of(value);
            values[i] = inOrder[i].isOptional ? Optional.ofNullable(given) : given;
        }
        return values;
    }
}
