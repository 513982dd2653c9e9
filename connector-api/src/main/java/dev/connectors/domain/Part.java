package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One component of a record. Immutable. */
final class Part {

    final String name;
    final Kind kind;
    final boolean isOptional;
    final boolean holdsIds;
    final boolean holdsGuarded;
    final SerializableString key;

    private final MethodHandle accessor;
    private final Optional<Doc> doc;
    private final Optional<Access> needs;
    private final boolean usesUserZone;

    /** What an absent one is; null if it must be given. Of an Optional it is what is inside. */
    private final @Nullable Object whenAbsent;

    private final boolean hasDefault;

    Part(
            String name,
            Kind kind,
            boolean isOptional,
            MethodHandle accessor,
            Optional<Doc> doc,
            Optional<Access> needs,
            Optional<Object> defaultValue,
            boolean usesUserZone) {
        this.name = name;
        this.kind = kind;
        this.isOptional = isOptional;
        this.holdsIds = kind.mentions(ResourceId.class);
        this.holdsGuarded = kind.mentions(Guarded.class);
        this.key = new SerializedString(name);
        this.accessor = accessor;
        this.doc = doc;
        this.needs = needs;
        this.usesUserZone = usesUserZone;
        this.hasDefault = defaultValue.isPresent();
        this.whenAbsent = defaultValue.orElse(kind instanceof ListKind list && list.mayBeEmpty() ? list.empty() : null);
    }

    /** Whether the schema requires it. */
    boolean isRequired() {
        return !isOptional && whenAbsent == null && !usesUserZone;
    }

    /** Whether the value is an empty list, and leaving it out says the same. */
    boolean isEmptyWhenAbsent(Object value) {
        return kind instanceof ListKind list && list.isEmpty(value) && !isOptional && value.equals(whenAbsent);
    }

    boolean isDocumented() {
        return doc.isPresent() || kind.item().type().isAnnotationPresent(Doc.class);
    }

    /** Whether {@link Doc#ours} says that its text is never a provider's. */
    boolean isOurs() {
        return doc.map(Doc::ours).orElse(false);
    }

    /** Whether a given value is read in the same way as another part's. */
    boolean readsLike(Part other) {
        return isOptional == other.isOptional
                && kind.type() == other.kind.type()
                && kind.item().type() == other.kind.item().type()
                && SchemaText.of(kind).equals(SchemaText.of(other.kind));
    }

    Access needs(Access otherwise) {
        return needs.orElse(otherwise);
    }

    /** The value in a record, taken out of its Optional; null if that is empty. */
    @Nullable
    Object of(Object holder) {
        var value = Handles.get(accessor, holder);
        return isOptional ? ((Optional<?>) value).orElse(null) : value;
    }

    /** The value as the constructor takes it; null if it must be given and was not. */
    @Nullable
    Object component(@Nullable Object given, Shape.Defaults defaults) {
        if (isOptional) {
            return Optional.ofNullable(given);
        }
        if (given != null) {
            return given;
        }
        return usesUserZone ? defaults.userZone().orElse(null) : whenAbsent;
    }

    /** Writes its schema as one property. */
    void schema(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        kind.schema(out);
        var description = description();
        if (!description.isEmpty()) {
            out.writeStringField("description", description);
        }
        if (hasDefault && whenAbsent != null) {
            out.writeFieldName("default");
            kind.write(whenAbsent, out, AsIs.OUTPUT, name);
        }
        out.writeEndObject();
    }

    private String description() {
        var ofType = kind.item().type().getAnnotation(Doc.class);
        var text = doc.map(Doc::value).orElse(ofType == null ? "" : ofType.value());
        var hint = kind.hint();
        if (hint.isEmpty()) {
            return text;
        }
        return text.isEmpty() ? hint : text + " (" + hint + ")";
    }

    /** For a default, which is the author's own text. */
    private enum AsIs implements Shape.Output {
        OUTPUT;

        @Override
        public String foreign(ForeignText text, String fieldName) {
            return text.value();
        }

        @Override
        public void next(Cursor cursor) {}
    }
}
