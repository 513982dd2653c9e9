package dev.connectors.langchain4j;

import dev.connectors.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;

/** Our tools in LangChain4j's words. Pure. */
final class Specifications {

    private Specifications() {}

    /** Read from JSON, which keeps what the typed builders of schemas have no word for, such as formats and bounds. */
    static ToolSpecification of(Tool tool) {
        return ToolSpecification.fromJson(
                        "{\"name\":\"" + tool.name() + "\",\"parameters\":" + tool.inputSchema() + "}")
                .toBuilder()
                .description(tool.description())
                .build();
    }
}
