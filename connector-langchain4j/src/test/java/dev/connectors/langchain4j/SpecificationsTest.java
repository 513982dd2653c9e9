package dev.connectors.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.tool.Tool;
import org.junit.jupiter.api.Test;

/** LangChain4j's own schemas know few words; ours pass through unharmed all the same. */
final class SpecificationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyToolOfTheCalendarKeepsItsSchema() throws Exception {
        try (var day = new AnnasDay()) {
            for (var tool : day.chat().tools()) {
                assertThat(JSON.readTree(Schema.of(Specifications.of(tool))))
                        .as(tool.name())
                        .isEqualTo(withoutEmpty(tool.inputSchema()));
            }
        }
    }

    @Test
    void boundsFormatsPatternsAndAlternativesAreKept() throws Exception {
        var schema = """
                {"type":"object","properties":{
                 "day":{"type":"string","format":"date","description":"First day, \\"included\\"."},
                 "many":{"type":"array","items":{"type":"string","pattern":"^[a-z]+$"},"minItems":1,"maxItems":3},
                 "count":{"type":"integer","minimum":1,"maximum":9,"default":3},
                 "when":{"oneOf":[{"type":"object","properties":{"day":{"type":"string"}},"required":["day"],"additionalProperties":false}]}},
                "required":["day"],"additionalProperties":false}""";
        var tool =
                new Tool("a_tool", "A tool", "Says \"what\".", schema, "{}", new Tool.Hints(true, false, true, false));

        var specification = Specifications.of(tool);

        assertThat(JSON.readTree(Schema.of(specification))).isEqualTo(JSON.readTree(schema));
        assertThat(specification.description()).isEqualTo("Says \"what\".");
    }

    /** A list of no properties says nothing, and LangChain4j leaves it out. */
    private static JsonNode withoutEmpty(String schema) throws Exception {
        var read = (ObjectNode) JSON.readTree(schema);
        if (read.path("properties").isEmpty()) {
            read.remove("properties");
        }
        return read;
    }
}
