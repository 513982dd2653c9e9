package dev.connectors.testkit.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.function.FunctionCalling;
import java.util.List;

final class GeminiTest extends FunctionCallingContract {

    GeminiTest() {
        super(FunctionCalling.gemini());
    }

    @Override
    protected boolean takesAnyText() {
        return false; // the API gives an object
    }

    @Override
    protected boolean keepsSchemas() {
        return false; // it reads a subset of OpenAPI's
    }

    @Override
    List<Assistant.Offered> offered(JsonNode tools) {
        return each(tools.path(0).path("functionDeclarations"), "parameters");
    }

    @Override
    ObjectNode answer(String tool, String arguments) throws JsonProcessingException {
        var answer = JSON.createObjectNode();
        answer.putArray("candidates")
                .addObject()
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .putObject("functionCall")
                .put("name", tool)
                .set("args", JSON.readTree(arguments));
        return answer;
    }

    @Override
    Assistant.Reply reply(JsonNode next) {
        return Assistant.Reply.of(next.path(0)
                .path("parts")
                .path(0)
                .path("functionResponse")
                .path("response")
                .toString());
    }
}
