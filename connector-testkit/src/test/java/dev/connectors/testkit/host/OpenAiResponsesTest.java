package dev.connectors.testkit.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.function.FunctionCalling;
import java.util.List;

final class OpenAiResponsesTest extends FunctionCallingContract {

    OpenAiResponsesTest() {
        super(FunctionCalling.openAiResponses());
    }

    @Override
    List<Assistant.Offered> offered(JsonNode tools) {
        return each(tools, "parameters");
    }

    @Override
    ObjectNode answer(String tool, String arguments) {
        var answer = JSON.createObjectNode();
        answer.putArray("output")
                .addObject()
                .put("type", "function_call")
                .put("id", "fc_1")
                .put("call_id", "call_1")
                .put("name", tool)
                .put("arguments", arguments);
        return answer;
    }

    @Override
    Assistant.Reply reply(JsonNode next) {
        return Assistant.Reply.of(next.path(0).path("output").asText());
    }
}
