package dev.connectors.mcp;

import static dev.connectors.mcp.Served.call;
import static dev.connectors.mcp.Served.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.mcp.page.Visitor;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as a client starts it, with the official client at the other end. */
final class RunnableJarIT {

    private static final Map<String, Object> SHOWING = Map.of(
            "event",
            Map.of(
                    "summary",
                    "Showing, 123 Main St",
                    "start",
                    StandInWorld.TODAY.plusDays(7) + "T14:00",
                    "end",
                    StandInWorld.TODAY.plusDays(7) + "T15:00",
                    "attendees",
                    List.of("john.smith@buyer.example")));

    @TempDir
    private Path folder;

    private StandInWorld world;

    @BeforeEach
    void world() throws IOException {
        world = new StandInWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theToolsOfCalendarAndNotesAreListed() {
        try (var client = client(spec -> spec)) {

            var tools = client.listTools().tools();

            assertThat(tools)
                    .extracting(Tool::name)
                    .contains("calendar_list_events", "calendar_create_event", "notes_search_notes");
            assertThat(client.getServerInfo().version()).matches("\\d+\\.\\d+.*");
        }
    }

    @Test
    void eventsAndNotesAreRead() {
        try (var client = client(spec -> spec)) {

            var events = call(client, "calendar_list_events", Map.of("from", StandInWorld.TODAY.toString()));
            var notes = call(client, "notes_search_notes", Map.of("words", "Johnson"));

            assertThat(text(events)).contains("Showing, 88 Oak Ave").doesNotContain("Dentist");
            assertThat(text(notes)).contains("Johnson property");
        }
    }

    @Test
    void anEventIsCreatedAfterAYesByElicitation() {
        try (var client = client(spec -> spec.elicitation(
                request -> new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("answer", "yes"), null)))) {

            var created = call(client, "calendar_create_event", SHOWING);

            assertThat(text(created)).contains("Showing, 123 Main St").contains("approved");
            assertThat(world.google.mails()).isNotEmpty();
        }
    }

    @Test
    void anEventIsCreatedAfterAYesOnThePage() throws Exception {
        try (var client = client(spec -> spec)) {

            var calling = CompletableFuture.supplyAsync(() -> call(client, "calendar_create_event", SHOWING));
            var link = link();
            var visitor = new Visitor();
            var page = visitor.get(link);
            visitor.press(link, page, "yes");
            var created = calling.get(20, TimeUnit.SECONDS);

            assertThat(page.body()).contains("john.smith@buyer.example").contains("Showing, 123 Main St");
            assertThat(text(created)).contains("Showing, 123 Main St").contains("approved");
        }
    }

    private McpSyncClient client(UnaryOperator<McpClient.SyncSpec> adjust) {
        var jar = System.getProperty("connectors.runnable");
        assertThat(Path.of(jar)).exists();
        var transport = new StdioClientTransport(
                ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .args(List.of("-jar", jar, world.configuration.toString()))
                        .build(),
                McpJsonDefaults.getMapper());
        var client = adjust.apply(McpClient.sync(transport)
                        .requestTimeout(Duration.ofSeconds(60))
                        .initializationTimeout(Duration.ofSeconds(60)))
                .build();
        client.initialize();
        return client;
    }

    /** As a person finds it: in the log. */
    private URI link() throws Exception {
        var log = folder.resolve("connectors.log");
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < until; ) {
            for (var line : Files.readAllLines(log)) {
                if (line.contains("A question waits")) {
                    return URI.create(line.substring(line.indexOf("http://")));
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no link in the log");
    }
}
