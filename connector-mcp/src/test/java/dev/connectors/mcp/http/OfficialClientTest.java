package dev.connectors.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.mcp.TestConnector;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The official Java client over Streamable HTTP. */
final class OfficialClientTest {

    private static final Map<String, Object> ADD = Map.of("box", "b1", "text", "a hammer", "amount", 2);

    @Test
    void itListsAndCalls() {
        try (var web = Web.start();
                var client = web.client("annas-token")) {

            var tools = client.listTools().tools();
            var result = call(client, "test_connector_list_items", Map.of());

            assertThat(tools).extracting(Tool::name).contains("test_connector_list_items");
            assertThat(result.isError()).isFalse();
            assertThat(text(result)).contains(TestConnector.CONTENT);
        }
    }

    @Test
    void aYesByElicitationComesOnTheStreamOfItsCall() {
        try (var web = Web.start();
                var client = web.client(
                        "annas-token",
                        spec -> spec.elicitation(request -> ElicitResult.builder(ElicitResult.Action.ACCEPT)
                                .content(Map.of("answer", "yes"))
                                .build()))) {

            var result = call(client, "test_connector_add_item", ADD);

            assertThat(text(result)).contains("\"approved\":\"by the user\"");
            assertThat(TestConnector.DONE).containsExactly("added a hammer");
        }
    }

    @Test
    void aClientThatOffersNoElicitationIsToldThatAYesIsNeeded() {
        try (var web = Web.start();
                var client = web.client("annas-token")) {

            var before = call(client, "test_connector_add_item", ADD);
            var settings = web.settings(Web.ANNA);
            settings.approve(settings.waiting().get(0).id());
            var after = call(client, "test_connector_add_item", ADD);

            assertThat(before.isError()).isTrue();
            assertThat(text(before)).contains("approval_required");
            assertThat(text(after)).contains("\"approved\":\"by the user\"");
            assertThat(TestConnector.DONE).containsExactly("added a hammer");
        }
    }

    @Test
    void itHearsThatToolsChangedAndOnlyItsOwnPersonDoes() throws Exception {
        var anna = new ArrayBlockingQueue<List<Tool>>(10);
        var ben = new ArrayBlockingQueue<List<Tool>>(10);
        try (var web = Web.start();
                var annas = web.client("annas-token", spec -> spec.toolsChangeConsumer(anna::add));
                var bens = web.client("bens-token", spec -> spec.toolsChangeConsumer(ben::add))) {
            annas.listTools();
            bens.listTools();

            web.settings(Web.ANNA).turnOff(TestConnector.ID);

            assertThat(anna.poll(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(ben.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    /** What the SDK's stdio transport does not do. */
    @Test
    void noAnswerIsLostUnderLoad() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try (var web = Web.start(builder -> builder.limits(Limits.DEFAULT.callsOfSession(64)));
                var anna = web.client("annas-token");
                var ben = web.client("bens-token")) {
            var work = new ArrayList<Callable<CallToolResult>>();
            for (int i = 0; i < 1_000; i++) {
                var client = i % 2 == 0 ? anna : ben;
                work.add(() -> call(client, "test_connector_list_items", Map.of()));
            }

            var results = threads.invokeAll(work, 60, TimeUnit.SECONDS);

            for (var result : results) {
                assertThat(text(result.get(1, TimeUnit.SECONDS))).contains(TestConnector.CONTENT);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }
}
