package dev.connectors.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/messages}. */
final class AnthropicMessages extends FunctionCalling {

    @Override
    void tools(List<Tool> tools, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (var tool : tools) {
            out.writeStartObject();
            out.writeStringField("name", tool.name());
            out.writeStringField("description", tool.description());
            out.writeFieldName("input_schema");
            out.writeRawValue(tool.inputSchema());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    List<FunctionCall> calls(Node answer) {
        var message = answer.object("");
        if (!message.textOf("role").equals("assistant")) {
            throw new MalformedMessageException("role", "\"assistant\"");
        }
        var content = message.field("content")
                .orElseThrow(() -> new MalformedMessageException("content", "text or an array"));
        var calls = new ArrayList<FunctionCall>();
        if (content.text().isPresent()) {
            return calls;
        }
        var blocks = message.array("content", "content");
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var path = "content[" + i + "]";
            if (!block.object(path).requiredText("type", path).equals("tool_use")) {
                continue; // text, thinking, or a tool of the vendor's own
            }
            calls.add(new FunctionCall(
                    block.requiredText("id", path),
                    block.requiredText("name", path),
                    block.field("input").map(Node::raw).orElse("{}")));
        }
        return calls;
    }

    /** All results of a turn are in one message, which the vendor requires. */
    @Override
    void results(List<FunctionResult> results, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", "user");
        out.writeArrayFieldStart("content");
        for (var result : results) {
            out.writeStartObject();
            out.writeStringField("type", "tool_result");
            out.writeStringField("tool_use_id", result.call().id());
            out.writeStringField("content", result.text());
            if (result.error()) {
                out.writeBooleanField("is_error", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
