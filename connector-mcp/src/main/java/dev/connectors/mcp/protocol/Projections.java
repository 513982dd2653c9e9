package dev.connectors.mcp.protocol;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.connectors.tool.Tool;
import dev.connectors.tool.ToolResult;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our tools and results in MCP's words. Pure. */
final class Projections {

    private static final TypeRef<LinkedHashMap<String, Object>> OBJECT = new TypeRef<>() {};

    private final McpJsonMapper mapper;

    Projections(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    /** A tool. Its schemas keep the order of their names, so that equal lists are equal byte by byte. */
    McpSchema.Tool tool(Tool tool) {
        var hints = tool.hints();
        return McpSchema.Tool.builder(tool.name(), object(tool.inputSchema()))
                .title(tool.title())
                .description(tool.description())
                .outputSchema(object(tool.outputSchema()))
                .annotations(ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(hints.readOnly())
                        .destructiveHint(hints.destructive())
                        .idempotentHint(hints.idempotent())
                        .openWorldHint(hints.openWorld())
                        .build())
                .build();
    }

    /** A result: the same JSON as text and as structured content, letter for letter. */
    CallToolResult result(ToolResult result) {
        return CallToolResult.builder(
                        List.of(McpSchema.TextContent.builder(result.text()).build()))
                .structuredContent(new RawValue(inOneLine(result.text())))
                .isError(!result.isOk())
                .build();
    }

    /** A line is a message; between the tokens of JSON, and nowhere else in it, a line break is as good as a space. */
    private static String inOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    private Map<String, Object> object(String json) {
        try {
            return mapper.readValue(json, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException("a schema of ours is not JSON", e);
        }
    }
}
