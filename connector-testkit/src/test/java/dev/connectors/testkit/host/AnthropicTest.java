package dev.connectors.testkit.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.function.FunctionCalling;
import java.util.List;
import java.util.Optional;

final class AnthropicTest extends FunctionCallingContract {

    AnthropicTest() {
        super(FunctionCalling.anthropic());
    }

    @Override
    protected boolean takesAnyText() {
        return false; // the API gives an object
    }

    @Override
    List<Assistant.Offered> offered(JsonNode tools) {
        return each(tools, "input_schema");
    }

    @Override
    ObjectNode answer(String tool, String arguments) throws JsonProcessingException {
        var answer = JSON.createObjectNode().put("role", "assistant").put("stop_reason", "tool_use");
        var content = answer.putArray("content");
        content.addObject().put("type", "text").put("text", "Let me look.");
        content.addObject()
                .put("type", "tool_use")
                .put("id", "toolu_1")
                .put("name", tool)
                .set("input", JSON.readTree(arguments));
        return answer;
    }

    @Override
    Assistant.Reply reply(JsonNode next) {
        var result = next.path(0).path("content").path(0);
        return new Assistant.Reply(
                result.path("content").asText(),
                Optional.of(result.path("is_error").asBoolean(false)));
    }
}
