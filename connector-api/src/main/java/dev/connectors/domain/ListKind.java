package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A list, or a {@link Page}, which in JSON is one too. */
final class ListKind extends Kind {

    /** What a list without a {@link Size} takes from a model. */
    private static final int MOST_ITEMS = 1000;

    private final Kind item;
    private final Limits limits;
    private final boolean isPage;
    private final boolean holdsGuarded;

    ListKind(Kind item, Limits limits, boolean isPage) {
        this.item = item;
        this.limits = limits;
        this.isPage = isPage;
        this.holdsGuarded = item.mentions(Guarded.class);
    }

    @Override
    ListKind limitedTo(Limits further) {
        return new ListKind(item, limits.and(further), isPage);
    }

    /** Whether it may be left out, which makes it empty. */
    boolean mayBeEmpty() {
        return limits.minSize() == 0;
    }

    /** The value of a list that was left out. */
    Object empty() {
        return of(List.of());
    }

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(true, false, false);
    }

    @Override
    Class<?> type() {
        return isPage ? Page.class : List.class;
    }

    @Override
    String expected() {
        return limits.limitsSize()
                ? "a list of " + Limits.span(limits.minSize(), limits.maxSize(), 0, Integer.MAX_VALUE) + " items"
                : "a list";
    }

    @Override
    Kind item() {
        return item.item();
    }

    @Override
    List<Kind> inner() {
        return List.of(item);
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        var source = in.source;
        if (source.token() != Source.Token.LIST) {
            return in.misfit(expected());
        }
        int before = in.count();
        int most = in.strict ? Math.min(MOST_ITEMS, limits.maxSize()) : Integer.MAX_VALUE;
        var items = new ArrayList<Object>();
        int index = 0;
        source.openList();
        for (; source.nextItem(); index++) {
            if (index >= most || (!in.strict && source.token() == Source.Token.NULL)) {
                source.skip();
                continue;
            }
            int beforeItem = in.count();
            var value = item.read(in);
            if (in.count() != beforeItem) {
                in.within(beforeItem, "[" + index + "]");
            } else if (value != null) {
                items.add(value);
            }
        }
        if (index > most) {
            return in.unfit(limits.limitsSize() ? expected() : "a list of at most " + most + " items");
        }
        if (in.strict && index < limits.minSize()) {
            return in.unfit(expected());
        }
        return in.count() == before ? of(List.copyOf(items)) : null;
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        out.writeStringField("type", "array");
        out.writeObjectFieldStart("items");
        if (isPage) {
            item.schemaOnPage(out);
        } else {
            item.schema(out);
        }
        out.writeEndObject();
        if (limits.minSize() > 0) {
            out.writeNumberField("minItems", limits.minSize());
        }
        if (limits.maxSize() < Integer.MAX_VALUE) {
            out.writeNumberField("maxItems", limits.maxSize());
        }
    }

    @Override
    String hint() {
        return item.hint();
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        out.writeStartArray();
        if (value instanceof Page<?> page) {
            int index = 0;
            for (var one : page.items()) {
                item.writeOnPage(one, out, sink, field, page, index++);
            }
        } else {
            for (var one : items(value)) {
                item.write(one, out, sink, field);
            }
        }
        out.writeEndArray();
        if (isPage) {
            ((Page<?>) value).next().ifPresent(sink::next);
        }
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        char separator = '[';
        for (var one : items(value)) {
            out.append(separator);
            item.canonical(one, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    @Override
    void find(Object value, String path, Access needed, List<Shape.Found> found) {
        var items = items(value);
        for (int i = 0; i < items.size(); i++) {
            item.find(items.get(i), path + "[" + i + "]", needed, found);
        }
    }

    @Override
    Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
        if (isPage && type == Page.class) {
            return change.apply(value);
        }
        return each(value, one -> item.map(one, type, change));
    }

    @Override
    @Nullable
    Object retain(Object value, Predicate<ResourceId> wanted) {
        var left = each(value, one -> item.retain(one, wanted));
        return isEmpty(left) && !isEmpty(value) ? null : left; // an empty list would mean all
    }

    @Override
    Object filter(Object value, Shape.Guard guard) {
        return holdsGuarded ? each(value, one -> item.filter(one, guard)) : value;
    }

    /** The list with each item changed, without those that became null; the same list if nothing did. */
    private Object each(Object value, Function<Object, @Nullable Object> change) {
        var items = items(value);
        var changed = new ArrayList<Object>(items.size());
        boolean same = true;
        for (var one : items) {
            var after = change.apply(one);
            same &= after == one;
            if (after != null) {
                changed.add(after);
            }
        }
        if (same) {
            return value;
        }
        return isPage ? new Page<>(changed, ((Page<?>) value).next()) : List.copyOf(changed);
    }

    boolean isEmpty(Object value) {
        return items(value).isEmpty();
    }

    private Object of(List<Object> items) {
        return isPage ? Page.of(items) : items;
    }

    private List<?> items(Object value) {
        return isPage ? ((Page<?>) value).items() : (List<?>) value;
    }
}
