package dev.connectors.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/responses}. */
final class OpenAiResponses extends FunctionCalling {

    @Override
    void tools(List<Tool> tools, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (var tool : tools) {
            out.writeStartObject();
            out.writeStringField("type", "function");
            out.writeStringField("name", tool.name());
            out.writeStringField("description", tool.description());
            out.writeFieldName("parameters");
            out.writeRawValue(tool.inputSchema());
            out.writeBooleanField("strict", false);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    List<FunctionCall> calls(Node answer) {
        var calls = new ArrayList<FunctionCall>();
        var items = items(answer);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "output[" + i + "]";
            if (!item.object(path).requiredText("type", path).equals("function_call")) {
                continue; // a message, reasoning, or a tool of the vendor's own
            }
            var arguments = item.field("arguments")
                    .orElseThrow(() -> new MalformedMessageException(path + ".arguments", "text"));
            calls.add(new FunctionCall(
                    item.requiredText("call_id", path),
                    item.requiredText("name", path),
                    textOf(arguments, path + ".arguments")));
        }
        return calls;
    }

    private static List<Node> items(Node answer) {
        if (answer.isArray()) {
            return answer.items();
        }
        if (answer.object("").field("output").isEmpty()) {
            throw new MalformedMessageException("output", "an array");
        }
        return answer.array("output", "output");
    }

    @Override
    void results(List<FunctionResult> results, JsonGenerator out) throws IOException {
        for (var result : results) {
            out.writeStartObject();
            out.writeStringField("type", "function_call_output");
            out.writeStringField("call_id", result.call().id());
            out.writeStringField("output", result.text());
            out.writeEndObject();
        }
    }
}
