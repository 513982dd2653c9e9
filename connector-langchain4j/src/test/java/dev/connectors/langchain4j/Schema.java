package dev.connectors.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;

/** The schema as LangChain4j writes it for a model. */
final class Schema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Schema() {}

    static String of(ToolSpecification tool) {
        try {
            return JSON.readTree(tool.toJson()).path("parameters").toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
