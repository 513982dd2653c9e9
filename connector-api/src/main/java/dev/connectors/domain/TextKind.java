package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One string in JSON: text, an enum, a date, a zone, an id, any other scalar. */
final class TextKind extends Kind {

    private final TextForm form;
    private final Limits limits;
    private final boolean isForeign;
    private final boolean isConfidential;
    private final boolean isId;

    TextKind(TextForm form) {
        this(form, Limits.NONE);
    }

    private TextKind(TextForm form, Limits limits) {
        this.form = form;
        this.limits = limits;
        this.isForeign = form.type() == ForeignText.class;
        this.isConfidential = form.type() == Confidential.class;
        this.isId = ResourceId.class.isAssignableFrom(form.type());
    }

    @Override
    TextKind limitedTo(Limits further) {
        return new TextKind(form, limits.and(further));
    }

    /** Whether a type's text was written by somebody whom nobody can vouch for. */
    static boolean isOfOthers(Class<?> type) {
        return type == ForeignText.class || type == Confidential.class;
    }

    /** The text of a value. */
    String text(Object value) {
        return form.text().apply(value);
    }

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(form.free(), form.type() == Duration.class, form.free());
    }

    @Override
    Class<?> type() {
        return form.type();
    }

    @Override
    String expected() {
        return form.expected() + limits.words();
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        if (in.source.token() != Source.Token.TEXT) {
            return in.misfit(expected());
        }
        var text = in.source.text();
        if (in.strict) {
            int length = in.source.isPlain() ? text.length() : Unicode.length(text);
            if (length < 0) {
                return in.unfit(form.expected() + " without control characters or broken surrogate pairs");
            }
            if (!limits.allow(text, length)) {
                return in.unfit(expected());
            }
        }
        Object value;
        try {
            value = form.parse().apply(text);
        } catch (RuntimeException refused) {
            return in.unfit(Refusal.of(refused, expected()));
        }
        if (value == null || (in.strict && !limits.allowMinutes(value))) {
            return in.unfit(expected());
        }
        return value;
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        out.writeStringField("type", "string");
        for (var keyword : form.keywords().entrySet()) {
            out.writeStringField(keyword.getKey(), keyword.getValue());
        }
        if (!form.choices().isEmpty()) {
            out.writeArrayFieldStart("enum");
            for (var choice : form.choices()) {
                out.writeString(choice);
            }
            out.writeEndArray();
        }
        limits.schemaOfText(out);
    }

    @Override
    String hint() {
        return limits.minutesHint();
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        out.writeString(shown(value, sink, field));
    }

    private String shown(Object value, Shape.Output sink, String field) {
        if (isForeign) {
            return sink.foreign((ForeignText) value, field);
        }
        return isConfidential ? sink.confidential((Confidential) value, field) : text(value);
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        CanonicalJson.text(form.text().apply(value), out);
    }

    @Override
    void find(Object value, String path, Access needed, List<Shape.Found> found) {
        if (isId) {
            found.add(new Shape.Found(path, (ResourceId) value, needed));
        }
    }

    @Override
    @Nullable
    Object retain(Object value, Predicate<ResourceId> wanted) {
        return isId && !wanted.test((ResourceId) value) ? null : value;
    }

    @Override
    Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
        if (!type.isInstance(value)) {
            return value;
        }
        var changed = change.apply(value);
        if (changed.equals(value)) {
            return value;
        }
        if (!form.type().isInstance(changed)) {
            throw new IllegalArgumentException("a " + form.type().getSimpleName() + " was to be replaced by a "
                    + changed.getClass().getSimpleName());
        }
        return changed;
    }
}
