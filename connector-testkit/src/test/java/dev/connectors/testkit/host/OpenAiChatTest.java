package dev.connectors.testkit.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.function.FunctionCalling;
import java.util.List;
import java.util.stream.StreamSupport;

final class OpenAiChatTest extends FunctionCallingContract {

    OpenAiChatTest() {
        super(FunctionCalling.openAiChat());
    }

    @Override
    List<Assistant.Offered> offered(JsonNode tools) {
        var functions = JSON.createArrayNode();
        StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> tool.path("function"))
                .forEach(functions::add);
        return each(functions, "parameters");
    }

    @Override
    ObjectNode answer(String tool, String arguments) {
        var answer = JSON.createObjectNode();
        var message = answer.putArray("choices").addObject().putObject("message");
        message.put("role", "assistant").putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", "call_1")
                .put("type", "function")
                .putObject("function")
                .put("name", tool)
                .put("arguments", arguments);
        return answer;
    }

    @Override
    Assistant.Reply reply(JsonNode next) {
        return Assistant.Reply.of(next.path(0).path("content").asText());
    }
}
