package dev.connectors.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/chat/completions}. */
final class OpenAiChat extends FunctionCalling {

    @Override
    void tools(List<Tool> tools, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (var tool : tools) {
            out.writeStartObject();
            out.writeStringField("type", "function");
            out.writeObjectFieldStart("function");
            out.writeStringField("name", tool.name());
            out.writeStringField("description", tool.description());
            out.writeFieldName("parameters");
            out.writeRawValue(tool.inputSchema());
            out.writeBooleanField("strict", false);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    List<FunctionCall> calls(Node answer) {
        var message = answer.object("");
        var path = "";
        if (answer.field("choices").isPresent()) {
            var choices = answer.array("choices", "choices");
            if (choices.isEmpty()) {
                throw new MalformedMessageException("choices", "one choice at least");
            }
            path = "choices[0].message.";
            message = choices.get(0)
                    .field("message")
                    .orElseThrow(() -> new MalformedMessageException("choices[0].message", "an object"))
                    .object("choices[0].message");
        } else if (!message.textOf("role").equals("assistant")) {
            throw new MalformedMessageException("role", "\"assistant\", or an answer with choices,");
        }
        var calls = new ArrayList<FunctionCall>();
        for (var call : message.array("tool_calls", path + "tool_calls")) {
            var at = path + "tool_calls[" + calls.size() + "]";
            var function = call.object(at)
                    .field("function")
                    .orElseThrow(() -> new MalformedMessageException(at + ".function", "a call of a function"))
                    .object(at + ".function");
            var arguments = function.field("arguments")
                    .orElseThrow(() -> new MalformedMessageException(at + ".function.arguments", "text"));
            calls.add(new FunctionCall(
                    call.requiredText("id", at),
                    function.requiredText("name", at + ".function"),
                    textOf(arguments, at + ".function.arguments")));
        }
        return calls;
    }

    @Override
    void results(List<FunctionResult> results, JsonGenerator out) throws IOException {
        for (var result : results) {
            out.writeStartObject();
            out.writeStringField("role", "tool");
            out.writeStringField("tool_call_id", result.call().id());
            out.writeStringField("content", result.text());
            out.writeEndObject();
        }
    }
}
