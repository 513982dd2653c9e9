package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.tool.Tool;
import org.junit.jupiter.api.Test;

/** What a model reads with every question, whether it is about houses or not. A token is four characters. */
class ToolTextTest {

    private static final int LONG = 400;

    /** All that people look for is criteria of one search, and a search in parts would cost more than its text. */
    private static final int LONGEST = 700;

    @Test
    void noToolIsLongButTheSearch() {
        try (var world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()))) {
            world.allowAgentDetails();

            var tools = world.chat().tools();

            assertThat(tools)
                    .extracting(Tool::name)
                    .contains("listings_search_listings", "listings_get_listing_details");
            assertThat(tools)
                    .allSatisfy(tool -> assertThat(tokens(tool))
                            .as(tool.name())
                            .isLessThanOrEqualTo(tool.name().equals("listings_search_listings") ? LONGEST : LONG));
            assertThat(tools.stream().mapToInt(ToolTextTest::tokens).sum()).isLessThanOrEqualTo(1_600);
        }
    }

    private static int tokens(Tool tool) {
        return (tool.name().length()
                        + tool.description().length()
                        + tool.inputSchema().length()
                        + tool.hints().toString().length()
                        + "{\"name\":\"\",\"description\":\"\",\"inputSchema\":,\"annotations\":}".length())
                / 4;
    }
}
