package dev.connectors.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value of a vendor's message, with its own text, so that a model's arguments are handed on letter for letter. Immutable.
 *
 * @param kind what it begins with
 * @param raw its text in the message
 * @param text of a string
 * @param fields of an object; of a name that comes twice, the last
 * @param items of an array
 */
record Node(JsonToken kind, String raw, Optional<String> text, Map<String, Node> fields, List<Node> items) {

    /** No vendor's answer is as long. */
    private static final int LONGEST = 8 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    static Node read(String json) {
        if (json.length() > LONGEST) {
            throw new MalformedMessageException("", "JSON of at most " + LONGEST + " characters");
        }
        try (var in = JSON.createParser(json)) {
            if (in.nextToken() == null) {
                throw new MalformedMessageException("", "JSON");
            }
            var node = value(in, json);
            if (in.nextToken() != null) {
                throw new MalformedMessageException("", "one JSON value");
            }
            return node;
        } catch (IOException e) {
            throw new MalformedMessageException("", "JSON");
        }
    }

    private static Node value(JsonParser in, String json) throws IOException {
        var kind = in.currentToken();
        var begin = (int) in.currentTokenLocation().getCharOffset();
        var text = kind == JsonToken.VALUE_STRING ? Optional.of(in.getText()) : Optional.<String>empty();
        var fields = new LinkedHashMap<String, Node>();
        var items = new ArrayList<Node>();
        if (kind == JsonToken.START_OBJECT) {
            for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                fields.put(name, value(in, json));
            }
        } else if (kind == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(in, json));
            }
        } else {
            in.getText(); // numbers and text are read to their end
        }
        var end = (int) in.currentLocation().getCharOffset();
        return new Node(kind, json.substring(begin, end), text, fields, items);
    }

    /** A field that is there and not null. */
    Optional<Node> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(node -> node.kind != JsonToken.VALUE_NULL);
    }

    /** The text of a field; empty where it is absent or no text. */
    String textOf(String name) {
        return field(name).flatMap(Node::text).orElse("");
    }

    /** The text of a field that must be there. */
    String requiredText(String name, String path) {
        return field(name)
                .flatMap(Node::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new MalformedMessageException(path + "." + name, "text"));
    }

    /** A field that must be an array, or be absent. */
    List<Node> array(String name, String path) {
        return field(name)
                .map(node -> {
                    if (!node.isArray()) {
                        throw new MalformedMessageException(path, "an array");
                    }
                    return node.items;
                })
                .orElse(List.of());
    }

    boolean isObject() {
        return kind == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return kind == JsonToken.START_ARRAY;
    }

    /** The same, where it is an object. */
    Node object(String path) {
        if (!isObject()) {
            throw new MalformedMessageException(path, "an object");
        }
        return this;
    }
}
