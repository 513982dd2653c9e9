package dev.connectors.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same provider with something else in it: answers, changed. Pure. */
final class Worlds {

    private Worlds() {}

    /**
     * The answer of a world in which a resource holds nothing: in every list the elements that name it are gone, lists under a key
     * that is its id are empty, and of an answer about it all lists are. A number beside a list that counted its elements counts them still.
     */
    static ScriptedAnswer without(String resource, ScriptedRequest request, ScriptedAnswer answer) {
        if (!answer.isJson() || answer.body().isBlank()) {
            return answer;
        }
        var tree = tree(answer);
        remove(resource, tree, request.segments().contains(resource));
        return answer.withBody(tree.toString());
    }

    private static void remove(String resource, JsonNode node, boolean everything) {
        if (node instanceof ObjectNode object) {
            removeInside(resource, object, everything);
        } else if (node instanceof ArrayNode array) {
            removeFrom(resource, array, everything);
        }
    }

    private static void removeInside(String resource, ObjectNode object, boolean everything) {
        var sizes = new LinkedHashMap<Integer, Integer>();
        for (var field : fields(object).entrySet()) {
            boolean all = everything || field.getKey().equals(resource);
            if (field.getValue() instanceof ArrayNode array) {
                int before = array.size();
                removeFrom(resource, array, all);
                sizes.put(before, array.size());
            } else {
                remove(resource, field.getValue(), all);
            }
        }
        for (var field : fields(object).entrySet()) {
            var counted = field.getValue().isIntegralNumber()
                    ? sizes.get(field.getValue().asInt())
                    : null;
            if (counted != null) {
                object.set(field.getKey(), IntNode.valueOf(counted));
            }
        }
    }

    private static void removeFrom(String resource, ArrayNode array, boolean everything) {
        var left = new ArrayList<JsonNode>();
        for (var element : array) {
            if (!everything && !Texts.in(element).contains(resource)) {
                remove(resource, element, false);
                left.add(element);
            }
        }
        array.removeAll().addAll(left);
    }

    /** The answer with every link in it leading to another server. */
    static ScriptedAnswer withLinksTo(String base, ScriptedAnswer answer) {
        if (!answer.isJson() || answer.body().isBlank()) {
            return answer;
        }
        var tree = tree(answer);
        relink(base, tree);
        return answer.withBody(tree.toString());
    }

    private static void relink(String base, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var field : fields(object).entrySet()) {
                if (isLink(field.getValue())) {
                    object.set(field.getKey(), elsewhere(base, field.getValue()));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (isLink(array.get(i))) {
                    array.set(i, elsewhere(base, array.get(i)));
                }
            }
        }
        node.forEach(child -> relink(base, child));
    }

    private static boolean isLink(JsonNode node) {
        return node.isTextual() && node.asText().matches("https?://.*");
    }

    private static JsonNode elsewhere(String base, JsonNode link) {
        return TextNode.valueOf(link.asText().replaceFirst("https?://[^/?#]*", base));
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        var fields = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static JsonNode tree(ScriptedAnswer answer) {
        return GeneratedInput.tree(answer.body());
    }
}
