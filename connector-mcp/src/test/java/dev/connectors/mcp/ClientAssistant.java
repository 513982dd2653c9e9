package dev.connectors.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.testkit.host.Assistant;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model behind the official client. */
public final class ClientAssistant implements Assistant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final McpSyncClient client;

    /** With a client that is initialized. */
    public ClientAssistant(McpSyncClient client) {
        this.client = client;
    }

    @Override
    public List<Offered> tools() {
        return client.listTools().tools().stream()
                .map(tool -> new Offered(tool.name(), tool.description(), json(tool.inputSchema())))
                .toList();
    }

    @Override
    public Reply call(String tool, String arguments) {
        var result = client.callTool(
                CallToolRequest.builder(tool).arguments(object(arguments)).build());
        return new Reply(
                ((TextContent) result.content().get(0)).text(), Optional.of(Boolean.TRUE.equals(result.isError())));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
