package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A selector of fields in Google's syntax, such as {@code items(id,start/dateTime),nextPageToken} or {@code items/*}. It cuts
 * an answer to what was asked for, and names what a body holds beyond it.
 */
final class Fields {

    /** Selects everything below. */
    static final Fields ALL = new Fields(Map.of());

    private static final String ANY = "*";

    private final Map<String, Fields> children;

    private Fields(Map<String, Fields> children) {
        this.children = children;
    }

    static Fields parse(String selector) {
        var reader = new Reader(selector);
        var fields = reader.list();
        reader.end();
        return fields;
    }

    /** A copy with only the selected fields; arrays element by element. */
    JsonNode select(JsonNode node) {
        if (children.isEmpty()) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            var selected = Json.array();
            array.forEach(element -> selected.add(select(element)));
            return selected;
        }
        if (node instanceof ObjectNode object) {
            var selected = Json.object();
            object.properties().forEach(field -> {
                var child = children.getOrDefault(field.getKey(), children.get(ANY));
                if (child != null) {
                    selected.set(field.getKey(), child.select(field.getValue()));
                }
            });
            return selected;
        }
        return node;
    }

    /** The paths of fields that are not selected. */
    List<String> beyond(JsonNode node) {
        var paths = new ArrayList<String>();
        collect(node, "", paths);
        return paths;
    }

    private void collect(JsonNode node, String path, List<String> into) {
        if (children.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "[" + i + "]", into);
            }
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                var child = children.getOrDefault(field.getKey(), children.get(ANY));
                if (child == null) {
                    into.add(below);
                } else {
                    child.collect(field.getValue(), below, into);
                }
            });
        }
    }

    private Fields merged(Fields other) {
        if (children.isEmpty() || other.children.isEmpty()) {
            return ALL;
        }
        var all = new LinkedHashMap<>(children);
        other.children.forEach((name, child) -> all.merge(name, child, Fields::merged));
        return new Fields(all);
    }

    /** Recursive descent over {@code list := path (',' path)*; path := name ('/' path | '(' list ')')?}. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text.replaceAll("\\s", "");
        }

        Fields list() {
            var fields = path();
            while (eat(',')) {
                fields = fields.merged(path());
            }
            return fields;
        }

        private Fields path() {
            var name = name();
            if (eat('/')) {
                return new Fields(Map.of(name, path()));
            }
            if (eat('(')) {
                var inner = list();
                if (!eat(')')) {
                    throw invalid();
                }
                return new Fields(Map.of(name, inner));
            }
            return new Fields(Map.of(name, ALL));
        }

        private String name() {
            var from = at;
            while (at < text.length() && "/(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (from == at) {
                throw invalid();
            }
            return text.substring(from, at);
        }

        private boolean eat(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        void end() {
            if (at != text.length()) {
                throw invalid();
            }
        }

        private ApiError invalid() {
            return ApiError.parameter("fields", "invalidParameter", "Invalid field selection " + text);
        }
    }
}
