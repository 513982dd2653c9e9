package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.error.Fault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of several records, told apart by a key that only one of them has.
 *
 * <p>Which one it is may be known only at the last key, so the keys of all members are read into one array first; a key
 * that several members have means the same in each (the builder checks it).
 */
final class UnionKind extends Kind {

    private static final int NOBODY = -1;

    private final Class<?> type;
    private final List<RecordKind> members;
    private final List<Part> parts;
    private final Keys keys;

    /** Per part the index of the only member that has it, or {@link #NOBODY}. */
    private final int[] owners;

    private final String expected;

    UnionKind(Class<?> type, List<RecordKind> members) {
        this.type = type;
        this.members = List.copyOf(members);
        var byName = new LinkedHashMap<String, Part>();
        members.forEach(member -> member.parts().forEach(part -> byName.putIfAbsent(part.name, part)));
        this.parts = List.copyOf(byName.values());
        this.keys = new Keys(parts);
        this.owners = parts.stream().mapToInt(part -> owner(part.name)).toArray();
        this.expected = "an object with exactly one of the keys "
                + String.join(
                        ", ",
                        members.stream()
                                .map(member -> tellingKey(member, members))
                                .toList());
    }

    /** The first required key that no other member has; empty if there is none. */
    static String tellingKey(RecordKind member, List<RecordKind> members) {
        return member.parts().stream()
                .filter(Part::isRequired)
                .map(part -> part.name)
                .filter(name ->
                        members.stream().filter(other -> other.has(name)).count() == 1)
                .findFirst()
                .orElse("");
    }

    private int owner(String name) {
        int owner = NOBODY;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).has(name)) {
                if (owner != NOBODY) {
                    return NOBODY;
                }
                owner = i;
            }
        }
        return owner;
    }

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(false, false, false);
    }

    @Override
    Class<?> type() {
        return type;
    }

    @Override
    List<Kind> inner() {
        return List.copyOf(members);
    }

    @Override
    String expected() {
        return expected;
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        if (in.source.token() != Source.Token.OBJECT) {
            return in.misfit(expected);
        }
        int before = in.count();
        var values = keys.read(in);
        int told = NOBODY;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && owners[i] != NOBODY && owners[i] != told) {
                if (told != NOBODY) {
                    return in.unfit(expected);
                }
                told = owners[i];
            }
        }
        return told == NOBODY ? in.unfit(expected) : build(members.get(told), values, in, before);
    }

    private @Nullable Object build(RecordKind member, @Nullable Object[] values, Reading in, int before) {
        for (int i = 0; i < values.length; i++) {
            var name = parts.get(i).name;
            if (values[i] != null && !member.has(name) && in.strict) {
                in.fault(Fault.of(name, member.expected(), "a key of another kind of object"));
            }
        }
        var own = new @Nullable Object[member.parts().size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = values[keys.indexOf(member.parts().get(i).name)];
        }
        return member.build(own, in, before);
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("anyOf");
        for (var member : members) {
            out.writeStartObject();
            member.schema(out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        memberOf(value).write(value, out, sink, field);
    }

    @Override
    void schemaOnPage(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("anyOf");
        for (var member : members) {
            out.writeStartObject();
            member.schemaOnPage(out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    void writeOnPage(Object value, JsonGenerator out, Shape.Output sink, String field, Page<?> page, int index)
            throws IOException {
        memberOf(value).writeOnPage(value, out, sink, field, page, index);
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        memberOf(value).canonical(value, out);
    }

    @Override
    void find(Object value, String path, Access needed, List<Shape.Found> found) {
        memberOf(value).find(value, path, needed, found);
    }

    @Override
    Object map(Object value, Class<?> type, UnaryOperator<Object> change) {
        return memberOf(value).map(value, type, change);
    }

    @Override
    @Nullable
    Object retain(Object value, Predicate<ResourceId> wanted) {
        return memberOf(value).retain(value, wanted);
    }

    @Override
    @Nullable
    Object filter(Object value, Shape.Guard guard) {
        return memberOf(value).filter(value, guard);
    }

    private RecordKind memberOf(Object value) {
        for (var member : members) {
            if (member.type() == value.getClass()) {
                return member;
            }
        }
        // A sealed interface of records has no other implementations.
        throw new IllegalArgumentException(value.getClass().getName() + " is no " + type.getName());
    }
}
