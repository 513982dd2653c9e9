package dev.connectors.mcp;

import dev.connectors.domain.Access;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.runtime.Settings;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server with the test connector switched on, over pipes in this process, and whoever talks to it. */
final class Served implements AutoCloseable {

    static final Principal ANNA = Principal.of("home", "anna");

    final Pipes pipes = Pipes.open();
    final Connectors connectors;
    final CompletableFuture<Void> serving;

    private Served(Connectors connectors, UnaryOperator<ConnectorMcpServer.Builder> adjust) {
        this.connectors = connectors;
        var server = adjust.apply(ConnectorMcpServer.of(connectors, ANNA).streams(pipes.serverIn(), pipes.serverOut()))
                .build();
        this.serving = new CompletableFuture<>();
        var thread = new Thread(
                () -> {
                    try {
                        server.serve();
                        serving.complete(null);
                    } catch (RuntimeException e) {
                        serving.completeExceptionally(e);
                    }
                },
                "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    static Served start() {
        return start(builder -> builder, server -> server);
    }

    static Served start(
            UnaryOperator<ConnectorsBuilder> adjust, UnaryOperator<ConnectorMcpServer.Builder> adjustServer) {
        TestConnector.forget();
        var connectors = adjust.apply(Connectors.builder()
                        .connectors(List.of(new TestConnector()))
                        .composites(List.of()))
                .build();
        connectors.settings(ANNA).turnOn(TestConnector.ID);
        connectors.settings(ANNA).setOthers(TestConnector.ID, Access.WRITE);
        return new Served(connectors, adjustServer);
    }

    Settings settings() {
        return connectors.settings(ANNA);
    }

    /** The official client, initialized. */
    McpSyncClient client(UnaryOperator<McpClient.SyncSpec> adjust) {
        var client = adjust.apply(McpClient.sync(new PipeTransport(pipes))
                        .requestTimeout(Duration.ofSeconds(20))
                        .clientInfo(new Implementation("test-client", "1.2")))
                .build();
        client.initialize();
        return client;
    }

    McpSyncClient client() {
        return client(spec -> spec);
    }

    static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    static String text(CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    @Override
    public void close() throws Exception {
        try {
            pipes.clientOut().close();
        } catch (IOException e) {
            // the client did it
        }
        serving.get(20, TimeUnit.SECONDS);
        connectors.close();
    }
}
