package dev.connectors.domain;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes kinds of types, by reflection, and collects all that is wrong with them. One thread, one root type. */
final class ShapeBuilder {

    /** Stands for what could not be described until the build ends with the reasons. */
    private static final Kind NOTHING = FlagKind.FLAG;

    private static final int MOST_DEPTH = 16;

    private final List<String> errors = new ArrayList<>();
    private final Deque<Resolved> open = new ArrayDeque<>();

    /** @throws IllegalStateException if it cannot be described; the message has a line per reason */
    static Kind describe(Class<?> root) {
        var builder = new ShapeBuilder();
        var type = new Resolved(root, List.of());
        var kind = root.isRecord()
                ? builder.object(type, root.getSimpleName())
                : builder.kind(type, null, root.getSimpleName());
        if (builder.errors.isEmpty() && !(kind instanceof RecordKind) && !(kind instanceof UnionKind)) {
            builder.errors.add(root.getSimpleName() + " is not a record");
        }
        if (!builder.errors.isEmpty()) {
            throw new IllegalStateException(
                    root.getName() + " cannot be described:\n- " + String.join("\n- ", builder.errors));
        }
        return kind;
    }

    /** A line of the message: where, what, and the cure. */
    private void error(String where, String what) {
        errors.add(where + ": " + what);
    }

    private Kind kind(Resolved type, @Nullable AnnotatedType annotated, String where) {
        var raw = type.raw();
        var form = TextForms.of(raw);
        if (form != null) {
            return new TextKind(form);
        }
        var number = number(raw);
        if (number != null) {
            return new NumberKind(number);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return FlagKind.FLAG;
        }
        if (raw.isEnum()) {
            return new TextKind(TextForms.ofEnum(raw));
        }
        if (raw == List.class || raw == Page.class) {
            return list(type, annotated, where);
        }
        var kind = scalarOrObject(type, where);
        if (ResourceId.class.isAssignableFrom(raw) && !(kind instanceof TextKind)) {
            error(where, raw.getSimpleName() + " is a ResourceId and must be a record with one text component");
        }
        if (hasLimits(annotated)) {
            error(where, "a limit on a type argument of " + raw.getSimpleName() + " belongs on its component");
        }
        return kind;
    }

    private Kind scalarOrObject(Resolved type, String where) {
        var raw = type.raw();
        var parse = Handles.parseOf(raw);
        if (parse.isPresent() || (isOneText(raw) && !Guarded.class.isAssignableFrom(raw))) {
            return scalar(raw, where);
        }
        if (raw.isRecord()) {
            return object(type, where);
        }
        if (raw.isSealed() && raw.isInterface()) {
            return union(type, where);
        }
        error(
                where,
                type + " has no form in JSON. There is one for text, numbers, boolean, enums, LocalDate,"
                        + " LocalDateTime, LocalTime, Instant, OffsetDateTime, ZoneId, Duration, List, records, sealed"
                        + " interfaces of records, and types with a static parse(String); Optional only around a component");
        return NOTHING;
    }

    private static NumberKind.@Nullable Form number(Class<?> raw) {
        if (raw == int.class || raw == Integer.class) {
            return NumberKind.Form.INT;
        }
        if (raw == long.class || raw == Long.class) {
            return NumberKind.Form.LONG;
        }
        if (raw == double.class || raw == Double.class) {
            return NumberKind.Form.DOUBLE;
        }
        return raw == BigDecimal.class ? NumberKind.Form.DECIMAL : null;
    }

    private Kind list(Resolved type, @Nullable AnnotatedType annotated, String where) {
        var argument = argumentOf(annotated);
        var item = kind(type.argument(), argument, where);
        if (type.raw() == Page.class && item instanceof RecordKind record && record.has(Page.ACCOUNT)) {
            error(
                    where,
                    "the runtime says which account an item of a page is of: call the component of "
                            + record.type().getSimpleName() + " something else than " + Page.ACCOUNT);
        }
        return new ListKind(
                argument == null ? item : limited(item, argument, where), Limits.NONE, type.raw() == Page.class);
    }

    private static @Nullable AnnotatedType argumentOf(@Nullable AnnotatedType annotated) {
        return annotated instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()[0]
                : null;
    }

    private static boolean hasLimits(@Nullable AnnotatedType annotated) {
        return annotated instanceof AnnotatedParameterizedType parameterized
                && Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                        .anyMatch(argument -> argument.isAnnotationPresent(Size.class)
                                || argument.isAnnotationPresent(Range.class)
                                || argument.isAnnotationPresent(Matches.class));
    }

    private static boolean isOneText(Class<?> raw) {
        return raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getRecordComponents()[0].getType() == String.class;
    }

    private Kind scalar(Class<?> raw, String where) {
        var handles = handles(raw, where);
        if (handles == null) {
            return NOTHING;
        }
        var read = Handles.parseOf(raw).map(handles::textParser).orElseGet(handles::textConstructor);
        var text = isOneText(raw) ? handles.accessor(raw.getRecordComponents()[0]) : null;
        var form = TextForm.open(
                raw,
                Handles.parseOf(raw).isPresent() ? expectedBy(read, raw) : "text",
                read,
                value -> text == null ? value.toString() : (String) Handles.get(text, value));
        var kind = new TextKind(form);
        return text == null ? kind : limited(kind, raw.getRecordComponents()[0], where);
    }

    /** What a {@code parse} says itself when it refuses: it knows the form. */
    private static String expectedBy(Function<String, @Nullable Object> parse, Class<?> raw) {
        try {
            var unused = parse.apply("");
            return words(raw);
        } catch (RuntimeException refused) {
            return Refusal.of(refused, words(raw));
        }
    }

    /** 'EmailAddress' as 'an email address'. */
    private static String words(Class<?> raw) {
        var words = raw.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    private Kind object(Resolved type, String where) {
        var raw = type.raw();
        // A generic record can hold itself with ever longer arguments, so depth counts too.
        if (open.contains(type) || open.size() == MOST_DEPTH) {
            error(where, raw.getSimpleName() + " holds itself, and a schema without references cannot say that");
            return NOTHING;
        }
        if (raw.getRecordComponents().length > Keys.MOST) {
            error(where, raw.getSimpleName() + " has more than " + Keys.MOST + " components");
            return NOTHING;
        }
        var handles = handles(raw, where);
        if (handles == null) {
            return NOTHING;
        }
        open.push(type);
        var parts = Arrays.stream(raw.getRecordComponents())
                .map(component -> part(component, type, handles))
                .toList();
        open.pop();
        return new RecordKind(raw, parts, handles.constructor());
    }

    private @Nullable Handles handles(Class<?> raw, String where) {
        try {
            return Handles.of(raw);
        } catch (IllegalStateException notOpen) {
            error(where, String.valueOf(notOpen.getMessage()));
            return null;
        }
    }

    private Kind union(Resolved type, String where) {
        var members = new ArrayList<RecordKind>();
        for (var permitted : type.raw().getPermittedSubclasses()) {
            if (!permitted.isRecord()) {
                error(where, "a union is a sealed interface of records, and " + permitted.getSimpleName() + " is none");
            } else if (object(new Resolved(permitted, type.arguments()), where) instanceof RecordKind member) {
                members.add(member);
            }
        }
        for (var member : members) {
            if (UnionKind.tellingKey(member, members).isEmpty()) {
                error(
                        where,
                        member.type().getSimpleName() + " has no required key that no other "
                                + type.raw().getSimpleName() + " has, so nobody could tell it apart");
            }
        }
        checkSharedKeys(members, where);
        return new UnionKind(type.raw(), members);
    }

    /** The keys of all members are read before it is known which one it is, so a shared key must mean the same. */
    private void checkSharedKeys(List<RecordKind> members, String where) {
        var byName = new HashMap<String, Part>();
        for (var member : members) {
            for (var part : member.parts()) {
                var other = byName.putIfAbsent(part.name, part);
                if (other != null && !other.readsLike(part)) {
                    error(
                            where,
                            "the key " + part.name + " means another thing in "
                                    + member.type().getSimpleName());
                }
            }
        }
    }

    private Part part(RecordComponent component, Resolved owner, Handles handles) {
        var where = owner.raw().getSimpleName() + "." + component.getName();
        var type = Resolved.of(component.getGenericType(), owner);
        AnnotatedType annotated = component.getAnnotatedType();
        boolean isOptional = type.raw() == Optional.class;
        AnnotatedType inside = isOptional ? argumentOf(annotated) : annotated;
        var kind = kind(isOptional ? type.argument() : type, inside, where);
        kind = limited(kind, component, where);
        if (isOptional && inside != null) {
            kind = limited(kind, inside, where);
        }
        var defaultValue = defaultValue(component, kind, isOptional, where);
        return new Part(
                component.getName(),
                kind,
                isOptional,
                handles.accessor(component),
                Optional.ofNullable(component.getAnnotation(Doc.class)),
                needs(component, kind, where),
                defaultValue.value(),
                defaultValue.isUserZone());
    }

    private DefaultValue defaultValue(RecordComponent component, Kind kind, boolean isOptional, String where) {
        var annotation = component.getAnnotation(Default.class);
        if (annotation == null) {
            return DefaultValue.NONE;
        }
        if (isOptional) {
            error(where, "an Optional with a @Default is never empty: write it without Optional");
        }
        try {
            return DefaultValue.of(annotation, kind);
        } catch (IllegalArgumentException wrong) {
            error(where, String.valueOf(wrong.getMessage()));
            return DefaultValue.NONE;
        }
    }

    private Optional<Access> needs(RecordComponent component, Kind kind, String where) {
        var needs = component.getAnnotation(Needs.class);
        if (needs == null) {
            return Optional.empty();
        }
        if (needs.value() == Access.HIDDEN) {
            error(where, "@Needs(HIDDEN) would ask for no permission");
        }
        if (!kind.mentions(ResourceId.class)) {
            error(
                    where,
                    "@Needs is about ids of resources, and there is none in "
                            + kind.type().getSimpleName());
        }
        return Optional.of(needs.value());
    }

    private Kind limited(Kind kind, AnnotatedElement annotated, String where) {
        Limits limits;
        try {
            limits = Limits.of(annotated);
        } catch (IllegalArgumentException wrong) {
            error(where, String.valueOf(wrong.getMessage()));
            return kind;
        }
        if (limits.isNone()) {
            return kind;
        }
        var misplaced = kind.misplaced(limits);
        if (!misplaced.isEmpty()) {
            error(where, misplaced + " says nothing about " + kind.type().getSimpleName());
            return kind;
        }
        return kind.limitedTo(limits);
    }
}
