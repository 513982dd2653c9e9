package dev.connectors.mcp.config;

import dev.connectors.auth.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object of the file while it is read. Each getter names a setting that may stand here; {@link #end} then refuses all that
 * nobody asked for. What has the wrong form becomes a fault and reads as absent, so that one pass finds all faults. One thread.
 */
final class Section {

    private final String name;
    private final int line;
    private final Map<String, Node.Field> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Reading reading;

    /** @param name for sentences; empty for the file itself */
    Section(String name, Node.Fields object, Reading reading) {
        this.name = name;
        this.line = object.line();
        this.reading = reading;
        for (var field : object.fields()) {
            var first = fields.putIfAbsent(field.name(), field);
            if (first != null) {
                reading.fault(
                        field.line(),
                        "'" + shown(field.name()) + "' stands here twice; line " + first.line()
                                + " has it already. Keep one.");
            }
        }
    }

    /** Where it begins. */
    int line() {
        return line;
    }

    /** Whether the setting stands here, well-formed or not. */
    boolean has(String key) {
        known.add(key);
        return fields.containsKey(key);
    }

    /** Where the setting stands; where it is absent, the beginning of the section. */
    int line(String key) {
        var field = fields.get(key);
        return field == null ? line : field.line();
    }

    Optional<Placed<String>> text(String key) {
        return node(key, Node.Text.class, "a text")
                .flatMap(text -> reading.resolve(key, text))
                .flatMap(text -> {
                    if (text.value().isBlank()) {
                        reading.fault(text.line(), "'" + key + "' is empty.");
                        return Optional.empty();
                    }
                    return Optional.of(text);
                });
    }

    Optional<Placed<Secret>> secret(String key) {
        return node(key, Node.Text.class, "a text").flatMap(text -> reading.resolveSecret(key, text));
    }

    Optional<Placed<Boolean>> flag(String key) {
        return node(key, Node.Flag.class, "true or false").map(flag -> new Placed<>(flag.line(), flag.value()));
    }

    Optional<Placed<Integer>> whole(String key, int least, int most) {
        var expected = "a whole number from " + least + " to " + most;
        return node(key, Node.Number.class, expected).flatMap(number -> {
            if (number.digits().matches("\\d{1,9}")) {
                int value = Integer.parseInt(number.digits());
                if (value >= least && value <= most) {
                    return Optional.of(new Placed<>(number.line(), value));
                }
            }
            reading.fault(number.line(), "'" + key + "' must be " + expected + ".");
            return Optional.empty();
        });
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> Optional<Placed<E>> choice(String key, Class<E> type) {
        return node(key, Node.Text.class, oneOf(type)).flatMap(text -> choice(key, text, type));
    }

    /** Every field as one of an enum's constants, by its name: for sections whose names are the user's own words. */
    <E extends Enum<E>> Map<String, Placed<E>> choices(Class<E> type) {
        var all = new LinkedHashMap<String, Placed<E>>();
        for (var key : fields.keySet()) {
            choice(key, type).ifPresent(value -> all.put(key, value));
        }
        return all;
    }

    Optional<Section> section(String key) {
        return node(key, Node.Fields.class, "an object").map(object -> new Section(key, object, reading));
    }

    /** Every field as a section, by its name. */
    Map<String, Section> sections() {
        var all = new LinkedHashMap<String, Section>();
        for (var key : fields.keySet()) {
            section(key).ifPresent(section -> all.put(key, section));
        }
        return all;
    }

    /** A list of objects. */
    List<Section> sections(String key) {
        return items(key, Node.Fields.class, "a list of objects").stream()
                .map(object -> new Section(key, object, reading))
                .toList();
    }

    /** A list of texts; a text alone is refused, so that there is one spelling. */
    List<Placed<String>> texts(String key) {
        return items(key, Node.Text.class, "a list of texts").stream()
                .flatMap(text -> reading.resolve(key, text).stream())
                .toList();
    }

    /** The names that stand here and were not asked for yet. */
    List<String> others() {
        return fields.keySet().stream().filter(key -> !known.contains(key)).toList();
    }

    /** Refuses what nobody asked for. */
    void end() {
        end(known);
    }

    /** Refuses what nobody asked for. @param suggestions the names that may stand here */
    void end(Collection<String> suggestions) {
        for (var key : others()) {
            reading.fault(line(key), unknown(key, suggestions));
        }
    }

    private String unknown(String key, Collection<String> suggestions) {
        var place = name.isEmpty() ? "" : " in '" + name + "'";
        return "There is no setting '" + shown(key) + "'" + place + ". "
                + Nearest.to(key, suggestions)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse("You may write: " + String.join(", ", suggestions) + ".");
    }

    private <N extends Node> Optional<N> node(String key, Class<N> type, String expected) {
        known.add(key);
        var field = fields.get(key);
        if (field == null) {
            return Optional.empty();
        }
        if (type.isInstance(field.value())) {
            return Optional.of(type.cast(field.value()));
        }
        reading.fault(
                field.line(),
                "'" + shown(key) + "' must be " + expected + ", not "
                        + field.value().kind() + ".");
        return Optional.empty();
    }

    private <N extends Node> List<N> items(String key, Class<N> type, String expected) {
        var items = new ArrayList<N>();
        for (var item :
                node(key, Node.Items.class, expected).map(Node.Items::items).orElse(List.of())) {
            if (type.isInstance(item)) {
                items.add(type.cast(item));
            } else {
                reading.fault(item.line(), "'" + key + "' must be " + expected + "; this is " + item.kind() + ".");
            }
        }
        return items;
    }

    private <E extends Enum<E>> Optional<Placed<E>> choice(String key, Node.Text text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text.value())) {
                return Optional.of(new Placed<>(text.line(), constant));
            }
        }
        reading.fault(
                text.line(), "'" + shown(key) + "' must be " + oneOf(type) + ", not '" + shown(text.value()) + "'.");
        return Optional.empty();
    }

    private static String oneOf(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> '"' + constant.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
    }

    /** What a file says is shown short and without control characters: it may be pasted from anywhere. */
    static String shown(String text) {
        var plain = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .limit(60)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > 60 ? plain + "..." : plain.toString();
    }
}
