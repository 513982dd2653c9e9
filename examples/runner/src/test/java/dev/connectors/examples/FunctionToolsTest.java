package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.function.FunctionCalling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tool of the example can be told to every vendor, in words that the vendor documents. */
class FunctionToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The fields of {@code Schema} in the reference of the Gemini API. */
    private static final Set<String> GEMINI = Set.of(
            "type",
            "format",
            "title",
            "description",
            "nullable",
            "enum",
            "maxItems",
            "minItems",
            "properties",
            "required",
            "minProperties",
            "maxProperties",
            "minLength",
            "maxLength",
            "pattern",
            "example",
            "anyOf",
            "propertyOrdering",
            "default",
            "items",
            "minimum",
            "maximum");

    @TempDir
    Path folder;

    @Test
    void geminiKnowsEveryWordOfEverySchema() throws Exception {
        Agent.write(folder.resolve("Properties/Johnson.md"), "Roof from 2011.");
        try (var agent = new Agent(folder)) {
            var tools = agent.chat("chat").tools();
            var declarations =
                    JSON.readTree(FunctionCalling.gemini().tools(tools)).path(0).path("functionDeclarations");

            assertThat(declarations).hasSameSizeAs(tools);
            for (var declaration : declarations) {
                assertThat(keywords(declaration.path("parameters")))
                        .as(declaration.path("name").asText())
                        .isSubsetOf(GEMINI);
            }
        }
    }

    private static List<String> keywords(JsonNode schema) {
        var found = new ArrayList<String>();
        schema.fields().forEachRemaining(field -> {
            found.add(field.getKey());
            switch (field.getKey()) {
                case "properties" -> field.getValue().forEach(property -> found.addAll(keywords(property)));
                case "items" -> found.addAll(keywords(field.getValue()));
                case "anyOf" -> field.getValue().forEach(alternative -> found.addAll(keywords(alternative)));
                default -> {
                    // its value is no schema
                }
            }
        });
        return found;
    }
}
