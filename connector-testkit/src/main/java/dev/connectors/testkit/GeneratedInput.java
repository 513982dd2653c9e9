package dev.connectors.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.connectors.domain.MisfitException;
import dev.connectors.domain.Shape;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Arguments that a schema allows: what is required, and of that the least. What is free text is a mark that can be found again. */
final class GeneratedInput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "example-";
    private static final Pattern SUCH_AS = Pattern.compile("such as (\\S+)");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");
    private static final List<String> COMMON = List.of(
            "anna@acme-realty.example",
            "America/Denver",
            "2026-03-10",
            "2026-03-10T14:00",
            "2026-03-10T15:00",
            "14:00",
            "PT1H",
            "FREQ=DAILY",
            "en",
            "a",
            "7");
    private static final int MOST_TRIES = 40;

    private final Shape<?> shape;
    private final Map<String, List<String>> untried = new HashMap<>();

    private GeneratedInput(Shape<?> shape) {
        this.shape = shape;
    }

    /**
     * Arguments for an input.
     *
     * @return JSON; where the schema alone does not lead to arguments that fit, those that came nearest
     */
    static String of(Class<?> input) {
        var shape = Shape.of(input);
        return new GeneratedInput(shape).generate(tree(shape.schema()));
    }

    static Shape.Defaults defaults() {
        return Shape.Defaults.of(ZoneId.of("America/Denver"));
    }

    /** The mark that free text under a name is given. */
    static boolean isMark(String text) {
        return text.startsWith(MARK);
    }

    private String generate(JsonNode schema) {
        var value = value(schema, "value");
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                shape.read(value.toString(), defaults());
                return value.toString();
            } catch (MisfitException e) {
                boolean changed = false;
                for (var fault : e.faults()) {
                    changed |= improve(value, fault.path(), fault.expected());
                }
                if (!changed) {
                    return value.toString();
                }
            }
        }
        return value.toString();
    }

    /** Puts another text where one does not fit. */
    private boolean improve(JsonNode root, String path, String expected) {
        var left = untried.computeIfAbsent(path, any -> candidates(expected));
        if (left.isEmpty()) {
            return false;
        }
        return replace(root, path, left.remove(0));
    }

    private static List<String> candidates(String expected) {
        var candidates = new ArrayList<String>();
        var suchAs = SUCH_AS.matcher(expected);
        if (suchAs.find()) {
            candidates.add(suchAs.group(1).replaceAll("[,;:)]+$", ""));
        }
        candidates.addAll(COMMON);
        return candidates;
    }

    private static boolean replace(JsonNode root, String path, String text) {
        var steps = new ArrayList<String>();
        var step = STEP.matcher(path);
        while (step.find()) {
            steps.add(step.group(1) == null ? step.group(2) : step.group(1));
        }
        JsonNode at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = at.isArray() ? at.path(Integer.parseInt(steps.get(i))) : at.path(steps.get(i));
        }
        if (steps.isEmpty()) {
            return false;
        }
        var last = steps.get(steps.size() - 1);
        if (at instanceof ObjectNode object && object.path(last).isTextual()) {
            object.set(last, TextNode.valueOf(text));
            return true;
        }
        if (at instanceof ArrayNode array && array.path(Integer.parseInt(last)).isTextual()) {
            array.set(Integer.parseInt(last), TextNode.valueOf(text));
            return true;
        }
        return false;
    }

    private static JsonNode value(JsonNode schema, String name) {
        if (schema.has("anyOf")) {
            return value(schema.get("anyOf").get(0), name);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(schema, name);
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(number(schema));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            default -> TextNode.valueOf(text(schema, name));
        };
    }

    private static JsonNode object(JsonNode schema) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var required : schema.path("required")) {
            object.set(required.asText(), value(schema.get("properties").get(required.asText()), required.asText()));
        }
        return object;
    }

    private static JsonNode array(JsonNode schema, String name) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
            array.add(value(schema.get("items"), name + i));
        }
        return array;
    }

    private static long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        return Math.min(Math.max(1, least), most);
    }

    private static String text(JsonNode schema, String name) {
        var form = switch (schema.path("format").asText()) {
            case "date" -> "2026-03-10";
            case "date-time" -> "2026-03-10T14:00:00Z";
            case "duration" -> "PT1H";
            default -> MARK + name;
        };
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        var padded = form.length() < least ? form + "-".repeat(least - form.length()) : form;
        return padded.length() > most ? padded.substring(0, most) : padded;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
