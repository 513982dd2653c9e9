package dev.connectors.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes the source of random record types, and JSON that fits them. One thread. */
final class RecordMaker {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * A type of a component.
     *
     * @param annotations limits that belong to it
     * @param type as Java writes it
     * @param sample a value that fits, new each time
     */
    record Made(String annotations, String type, Supplier<JsonNode> sample) {}

    private final Random random;
    private final StringBuilder sources = new StringBuilder();
    private int names;

    RecordMaker(Random random) {
        this.random = random;
    }

    /** The declarations of all types made so far, as members of a class. */
    String sources() {
        return sources.toString();
    }

    /** A record of some components, and of records in it down to a depth. */
    Made record(int depth) {
        return record(depth, "", "");
    }

    private record Component(String name, boolean mayBeAbsent, Supplier<JsonNode> sample) {}

    private Made record(int depth, String ownComponent, String implemented) {
        var name = "R" + names++;
        var components = new ArrayList<Component>();
        var declarations = new ArrayList<String>();
        if (!ownComponent.isEmpty()) {
            components.add(new Component(ownComponent, false, () -> JSON.numberNode(random.nextInt(100))));
            declarations.add("int " + ownComponent);
        }
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            var component = "c" + names++;
            var made = component(depth);
            switch (random.nextInt(3)) {
                case 0 -> {
                    boolean isOpenList = made.type.startsWith("List<") && !made.annotations.contains("min");
                    components.add(new Component(component, isOpenList, made.sample));
                    declarations.add(made.annotations + made.type + " " + component);
                }
                case 1 -> {
                    components.add(new Component(component, true, made.sample));
                    declarations.add(made.annotations + "Optional<" + boxed(made.type) + "> " + component);
                }
                default -> {
                    boolean isText = made.sample.get().isTextual();
                    var sample = made.sample.get();
                    var text = isText ? sample.textValue() : sample.toString();
                    components.add(new Component(component, true, made.sample));
                    declarations.add(
                            "@Default(" + literal(text) + ") " + made.annotations + made.type + " " + component);
                }
            }
        }
        sources.append("record ")
                .append(name)
                .append('(')
                .append(String.join(", ", declarations))
                .append(") ");
        sources.append(implemented).append(" {}\n");
        return new Made("", name, () -> {
            var object = JSON.objectNode();
            for (var component : components) {
                if (!component.mayBeAbsent || random.nextBoolean()) {
                    object.set(component.name, component.sample.get());
                }
            }
            return object;
        });
    }

    private Made component(int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 14)) {
            case 0 -> text();
            case 1 -> matched();
            case 2 -> number("int", "@Range(min = -5, max = 90) ", () -> JSON.numberNode(random.nextInt(91)));
            case 3 -> number("long", "@Range(min = 0) ", () -> JSON.numberNode(random.nextInt(1_000_000)));
            case 4 -> number("double", "@Range(max = 100) ", () -> JSON.numberNode(random.nextInt(100) + 0.25));
            case 5 -> number("BigDecimal", "@Range(min = -1) ", () -> JSON.numberNode(random.nextInt(99) + 0.5));
            case 6 -> new Made("", "boolean", () -> JSON.booleanNode(random.nextBoolean()));
            case 7 -> new Made("", "Colour", () -> pick("red", "dark_blue"));
            case 8 -> new Made("", "LocalDate", () -> pick("2026-03-01", "2024-02-29", "1999-12-31"));
            case 9 -> new Made("", "LocalDateTime", () -> pick("2026-03-01T14:00", "2024-02-29T23:59:59.5"));
            case 10 -> new Made("", "Instant", () -> pick("2026-03-01T14:00:00Z", "2026-03-01T14:00:00.5+02:00"));
            case 11 -> new Made("", "ZoneId", () -> pick("Europe/Berlin", "America/Denver", "UTC"));
            case 12 -> new Made("", "Duration", () -> pick("PT30M", "P1D", "PT1H30M", "P2W"));
            case 13 -> new Made("", "EmailAddress", () -> pick("a@b.example", "Anna.Lee@example.com"));
            case 14 -> record(depth - 1);
            case 15 -> union(depth - 1);
            default -> list(depth - 1);
        };
    }

    private Made number(String type, String limits, Supplier<JsonNode> sample) {
        return new Made(random.nextBoolean() ? limits : "", type, sample);
    }

    private Made text() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Made("@Size(max = 6) ", "String", () -> pick("", "abc", "\uD83C\uDFE0\uD83C\uDFE0", "äöüß€x"));
            case 1 -> new Made("@Size(min = 2, max = 9) ", "ForeignText", () -> pick("ab", "a\tb\nc", "123456789"));
            case 2 -> new Made("", "Key", () -> pick("AB-1", "ZZ-999"));
            default -> new Made("", "String", () -> pick("", "x", "a longer text with \"quotes\" and \\ in it"));
        };
    }

    private Made matched() {
        return random.nextBoolean()
                ? new Made("@Matches(\"[a-z]+(-[a-z]+)*\") ", "String", () -> pick("a", "blue-house"))
                : new Made("@Matches(\"red|green\") @Size(max = 4) ", "String", () -> pick("red", "red"));
    }

    private Made list(int depth) {
        var item = component(depth);
        boolean limited = random.nextBoolean();
        int least = limited ? random.nextInt(2) : 0;
        var limits = limited ? "@Size(min = " + least + ", max = 3) " : "";
        return new Made(limits, "List<" + item.annotations + boxed(item.type) + ">", () -> {
            var array = JSON.arrayNode();
            for (int i = least + random.nextInt(3); i > 0; i--) {
                array.add(item.sample.get());
            }
            return array;
        });
    }

    private Made union(int depth) {
        var name = "U" + names++;
        var one = record(depth, "k" + names++, "implements " + name);
        var other = record(depth, "k" + names++, "implements " + name);
        sources.append("sealed interface %s permits %s, %s {}\n".formatted(name, one.type, other.type));
        return new Made("", name, () -> (random.nextBoolean() ? one : other).sample.get());
    }

    private JsonNode pick(String... texts) {
        return JSON.textNode(List.of(texts).get(random.nextInt(texts.length)));
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .transform(escaped -> "\"" + escaped + "\"");
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "long" -> "Long";
            case "double" -> "Double";
            case "boolean" -> "Boolean";
            default -> type;
        };
    }
}
