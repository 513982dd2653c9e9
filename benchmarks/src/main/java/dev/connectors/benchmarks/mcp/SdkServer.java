package dev.connectors.benchmarks.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.benchmarks.desk.QuickConnector;
import dev.connectors.benchmarks.desk.QuickConnector.Form;
import dev.connectors.benchmarks.desk.QuickConnector.Input;
import dev.connectors.domain.Shape;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;

/** The same tool on the Java SDK's own server and transport, as its documentation shows it: no permission, no record. */
public final class SdkServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Arguments(String listing, String day, int minutes, List<String> guests, String form) {}

    private SdkServer() {}

    /** Serves until its input ends. */
    public static void main(String[] args) {
        var mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
        var tool = Tool.builder(
                        QuickConnector.TOOL, mapper, Shape.of(Input.class).schema())
                .description("Checks whether a showing is possible.")
                .build();
        var server = McpServer.sync(new StdioServerTransportProvider(mapper))
                .serverInfo("sdk", "1")
                .toolCall(tool, (exchange, request) -> call(request))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    private static CallToolResult call(CallToolRequest request) {
        var in = JSON.convertValue(request.arguments(), Arguments.class);
        var checked = QuickConnector.check(in.listing(), in.day(), in.minutes(), in.guests(), Form.IN_PERSON);
        try {
            return CallToolResult.builder(List.of(TextContent.builder(JSON.writeValueAsString(checked))
                            .build()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
