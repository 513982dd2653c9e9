package dev.connectors.testkit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.testkit.host.Assistant.Reply;

/** What a reply says, read as a model reads it. */
final class Said {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Said() {}

    /** The data of a result. */
    static JsonNode data(Reply reply) {
        var envelope = json(reply.text());
        assertTrue(envelope.has("data"), () -> "A result was expected, and the model reads: " + reply.text());
        reply.error().ifPresent(marked -> assertFalse(marked, () -> "marked as an error: " + reply.text()));
        return envelope.path("data");
    }

    /** The error with this code, whose move it is, and a sentence that says what to do. */
    static JsonNode error(Reply reply, String code, String remedy) {
        var error = json(reply.text()).path("error");
        assertEquals(code, error.path("code").asText(), () -> "The model reads: " + reply.text());
        assertEquals(remedy, error.path("remedy").asText(), () -> "The model reads: " + reply.text());
        assertFalse(error.path("message").asText().isBlank(), () -> "No sentence: " + reply.text());
        reply.error().ifPresent(marked -> assertTrue(marked, () -> "not marked as an error: " + reply.text()));
        return error;
    }

    /** Of a tool that the turn did not offer: some frameworks know by themselves that there is none. */
    static void refusal(Reply reply) {
        if (code(reply).equals("unknown_tool")) {
            error(reply, "unknown_tool", "model");
        } else {
            error(reply, "not_permitted", "user");
        }
    }

    private static String code(Reply reply) {
        return json(reply.text()).path("error").path("code").asText();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }
}
