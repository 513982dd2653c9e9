package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON trees: strict for what arrives, lenient (single quotes) for what a test seeds. */
final class Json {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper SEEDS =
            STRICT.rebuild().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Reads a request body; anything but one JSON object is refused as Google does. */
    static ObjectNode body(byte[] bytes) {
        try {
            if (STRICT.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw ApiError.parse("This API does not support parsing form-encoded input, or the JSON is not valid.");
        }
        throw ApiError.parse("The body must be one JSON object.");
    }

    /** Reads what a test wrote by hand, where single quotes are for reading. */
    static ObjectNode seed(String json) {
        try {
            if (SEEDS.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("Not a JSON object.");
    }

    static byte[] bytes(JsonNode node) {
        try {
            return STRICT.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written.", e);
        }
    }

    static String text(JsonNode node) {
        return node.toString();
    }
}
