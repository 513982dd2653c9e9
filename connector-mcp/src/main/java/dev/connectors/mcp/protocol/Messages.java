package dev.connectors.mcp.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON-RPC 2.0 messages. Thread-safe.
 *
 * <p>The SDK's own reader turns the arguments of a call into a map, which loses double names and long numbers; this one keeps them
 * as text.
 */
public final class Messages {

    /** A message that cannot be taken, with what is answered to it. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;
        private final transient Optional<Object> id;

        public Unreadable(int code, String message, Optional<Object> id) {
            super(message);
            this.code = code;
            this.id = id;
        }

        /** Of JSON-RPC. */
        public int code() {
            return code;
        }

        /** Of the request, where it could be read. */
        public Optional<Object> id() {
            return id;
        }
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final McpJsonMapper mapper;

    /** With the mapper of the SDK. */
    public Messages(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    /** One message. */
    public JSONRPCMessage read(String line) throws Unreadable {
        Map<String, String> parts;
        try {
            parts = parts(line, "a message");
        } catch (IOException e) {
            throw new Unreadable(ErrorCodes.PARSE_ERROR, "This is not one JSON object.", Optional.empty());
        }
        var id = id(parts);
        try {
            return message(parts, id);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(ErrorCodes.INVALID_REQUEST, "This is no message of JSON-RPC 2.0.", id);
        }
    }

    /** Whether several messages stand in a list. */
    public static boolean isBatch(String json) {
        return json.stripLeading().startsWith("[");
    }

    /**
     * The messages of a list: all, or none of them.
     *
     * @param most how many it may hold
     */
    public List<JSONRPCMessage> readBatch(String json, int most) throws Unreadable {
        List<String> items;
        try {
            items = items(json);
        } catch (IOException e) {
            throw new Unreadable(ErrorCodes.PARSE_ERROR, "This is not one JSON list.", Optional.empty());
        }
        if (items.isEmpty() || items.size() > most) {
            throw new Unreadable(
                    ErrorCodes.INVALID_REQUEST, "A batch holds 1 to " + most + " messages.", Optional.empty());
        }
        var messages = new ArrayList<JSONRPCMessage>();
        for (var item : items) {
            messages.add(read(item));
        }
        return List.copyOf(messages);
    }

    private JSONRPCMessage message(Map<String, String> parts, Optional<Object> id) throws IOException, Unreadable {
        var version = text(parts, "jsonrpc");
        if (version.filter(McpSchema.JSONRPC_VERSION::equals).isEmpty()) {
            throw new IOException("another version");
        }
        var method = text(parts, "method");
        if (method.isEmpty()) {
            return new JSONRPCResponse(
                    version.get(),
                    id.orElseThrow(IOException::new),
                    value(parts, "result").orElse(null),
                    error(parts).orElse(null));
        }
        if (!parts.containsKey("id")) {
            return new JSONRPCNotification(
                    version.get(), method.get(), value(parts, "params").orElse(null));
        }
        var known = id.orElseThrow(IOException::new);
        return new JSONRPCRequest(
                version.get(),
                method.get(),
                known,
                method.get().equals(McpSchema.METHOD_TOOLS_CALL)
                        ? call(parts, id)
                        : value(parts, "params").orElse(null));
    }

    private ToolCall call(Map<String, String> parts, Optional<Object> id) throws Unreadable {
        try {
            var params = parts(parts.getOrDefault("params", ""), "parameters");
            var name = text(params, "name").orElseThrow(IOException::new);
            return new ToolCall(name, params.getOrDefault("arguments", "{}"), progressToken(params));
        } catch (IOException e) {
            throw new Unreadable(ErrorCodes.INVALID_PARAMS, "tools/call needs an object with the name of a tool.", id);
        }
    }

    private Optional<Object> progressToken(Map<String, String> params) {
        try {
            var meta = params.get("_meta");
            return meta == null ? Optional.empty() : token(parts(meta, "_meta"), "progressToken");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> id(Map<String, String> parts) {
        return token(parts, "id");
    }

    private Optional<Object> token(Map<String, String> parts, String name) {
        try {
            return value(parts, name).filter(id -> id instanceof String || id instanceof Integer || id instanceof Long);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<JSONRPCError> error(Map<String, String> parts) throws IOException {
        var json = parts.get("error");
        return json == null ? Optional.empty() : Optional.ofNullable(mapper.readValue(json, JSONRPCError.class));
    }

    private Optional<Object> value(Map<String, String> parts, String name) throws IOException {
        var json = parts.get(name);
        return json == null ? Optional.empty() : Optional.ofNullable(mapper.readValue(json, Object.class));
    }

    private Optional<String> text(Map<String, String> parts, String name) throws IOException {
        return value(parts, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The fields of exactly one object, each value as the JSON that stands there. */
    private static Map<String, String> parts(String json, String what) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(what + " is an object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                var name = in.currentName();
                if (parts.put(name, value(json, in)) != null) {
                    throw new IOException("a name stands twice");
                }
            }
            if (in.nextToken() != null) {
                throw new IOException("something follows");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON"); // without what it says: it quotes contents
        }
        return parts;
    }

    /** The items of exactly one list, each as the JSON that stands there. */
    private static List<String> items(String json) throws IOException {
        var items = new ArrayList<String>();
        try (var in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("a batch is a list");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(current(json, in));
            }
            if (in.nextToken() != null) {
                throw new IOException("something follows");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON"); // without what it says: it quotes contents
        }
        return items;
    }

    private static String value(String json, JsonParser in) throws IOException {
        in.nextToken();
        return current(json, in);
    }

    private static String current(String json, JsonParser in) throws IOException {
        int start = Math.toIntExact(in.currentTokenLocation().getCharOffset());
        in.skipChildren();
        in.finishToken();
        return json.substring(start, Math.toIntExact(in.currentLocation().getCharOffset()));
    }
}
