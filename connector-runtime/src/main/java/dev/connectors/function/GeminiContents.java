package dev.connectors.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code models.generateContent}. */
final class GeminiContents extends FunctionCalling {

    @Override
    void tools(List<Tool> tools, JsonGenerator out) throws IOException {
        out.writeStartArray();
        if (!tools.isEmpty()) {
            out.writeStartObject();
            out.writeArrayFieldStart("functionDeclarations");
            for (var tool : tools) {
                declaration(tool, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** A function without parameters has no schema: the vendor refuses an object without properties. */
    private static void declaration(Tool tool, JsonGenerator out) throws IOException {
        var schema = Node.read(tool.inputSchema());
        out.writeStartObject();
        out.writeStringField("name", tool.name());
        out.writeStringField("description", tool.description());
        if (schema.field("properties").filter(all -> !all.fields().isEmpty()).isPresent()) {
            out.writeFieldName("parameters");
            GeminiSchema.write(schema, out);
        }
        out.writeEndObject();
    }

    @Override
    List<FunctionCall> calls(Node answer) {
        var content = answer.object("");
        var path = "";
        if (answer.field("candidates").isPresent()) {
            var candidates = answer.array("candidates", "candidates");
            if (candidates.isEmpty()) {
                throw new MalformedMessageException("candidates", "one candidate at least");
            }
            path = "candidates[0].content.";
            var first = candidates.get(0).object("candidates[0]").field("content");
            if (first.isEmpty()) {
                return List.of(); // stopped before it said anything
            }
            content = first.get().object("candidates[0].content");
        } else if (content.field("parts").isEmpty()) {
            throw new MalformedMessageException("parts", "an array, or an answer with candidates,");
        }
        var calls = new ArrayList<FunctionCall>();
        var parts = content.array("parts", path + "parts");
        for (int i = 0; i < parts.size(); i++) {
            var at = path + "parts[" + i + "]";
            var call = parts.get(i).object(at).field("functionCall");
            if (call.isPresent()) {
                calls.add(call(call.get().object(at + ".functionCall"), at + ".functionCall"));
            }
        }
        return calls;
    }

    private static FunctionCall call(Node call, String path) {
        return new FunctionCall(
                call.textOf("id"),
                call.requiredText("name", path),
                call.field("args").map(Node::raw).orElse("{}"));
    }

    @Override
    void results(List<FunctionResult> results, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", "user");
        out.writeArrayFieldStart("parts");
        for (var result : results) {
            out.writeStartObject();
            out.writeObjectFieldStart("functionResponse");
            if (!result.call().id().isEmpty()) {
                out.writeStringField("id", result.call().id());
            }
            out.writeStringField("name", result.call().name());
            out.writeFieldName("response");
            response(result, out);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** An object in any case; the vendor reads {@code output} or {@code error}, or else the whole. */
    private static void response(FunctionResult result, JsonGenerator out) throws IOException {
        var object = object(result.text());
        if (object.isPresent()) {
            out.writeRawValue(object.get().raw());
            return;
        }
        out.writeStartObject();
        out.writeStringField(result.error() ? "error" : "output", result.text());
        out.writeEndObject();
    }

    private static Optional<Node> object(String text) {
        try {
            return Optional.of(Node.read(text)).filter(Node::isObject);
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }
}
