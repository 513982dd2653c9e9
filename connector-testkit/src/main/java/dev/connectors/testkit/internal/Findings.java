package dev.connectors.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One check while it is made: which method it is for, which way the JSON goes, and what was found so far.
 *
 * <p>One thread.
 */
public final class Findings {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String method;
    private final boolean isRequest;
    private final List<Violation> found = new ArrayList<>();

    private Findings(String method, boolean isRequest) {
        this.method = method;
        this.isRequest = isRequest;
    }

    /** Begins the check of a request to a method. */
    public static Findings ofRequest(String method) {
        return new Findings(method, true);
    }

    /** Begins the check of an answer of a method. */
    public static Findings ofAnswer(String method) {
        return new Findings(method, false);
    }

    /** What a call to an address finds that the description does not know. */
    public static List<Violation> noSuchMethod(ApiCall call) {
        return List.of(new Violation(call.verb() + " " + call.path(), "path", "no such method"));
    }

    /**
     * Reads a provider's description.
     *
     * @throws UncheckedIOException if the file cannot be read or is not JSON
     */
    public static JsonNode document(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The id of the method. */
    public String method() {
        return method;
    }

    /** Whether a request is checked, not an answer. */
    public boolean isRequest() {
        return isRequest;
    }

    /** Notes a fault. */
    public void add(String path, String fault) {
        found.add(new Violation(method, path, fault));
    }

    /** Notes a fault unless the value fits. */
    public void expect(boolean fits, String path, String fault) {
        if (!fits) {
            add(path, fault);
        }
    }

    /** Reads a body, which must be one JSON object without repeated names; anything else is noted. */
    public Optional<JsonNode> read(String body) {
        try {
            var node = JSON.readTree(body);
            if (node.isObject()) {
                return Optional.of(node);
            }
            add("body", "must be a JSON object");
        } catch (JsonProcessingException e) {
            add("body", "is not JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    /** All faults, in the order in which they were found. */
    public List<Violation> found() {
        return List.copyOf(found);
    }
}
