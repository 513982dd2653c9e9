package dev.connectors.mcp.http;

import dev.connectors.domain.Access;
import dev.connectors.mcp.TestConnector;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A host with the test connector, on for Anna and for Ben, and its servlet in a container. */
final class Web implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme", "anna");
    static final Principal BEN = Principal.of("acme", "ben");

    /** Whose token is which; a test may take one away. */
    final Map<String, Principal> tokens = new ConcurrentHashMap<>(Map.of("annas-token", ANNA, "bens-token", BEN));

    final Connectors connectors;
    final ConnectorMcpServlet servlet;
    final Container container;

    private Web(UnaryOperator<ServletBuilder> adjust) {
        TestConnector.forget();
        connectors = Connectors.builder()
                .connectors(List.of(new TestConnector()))
                .composites(List.of())
                .build();
        for (var person : List.of(ANNA, BEN)) {
            settings(person).turnOn(TestConnector.ID);
            settings(person).setOthers(TestConnector.ID, Access.WRITE);
        }
        servlet = adjust.apply(ConnectorMcpServlet.of(connectors, token -> Optional.ofNullable(tokens.get(token))))
                .build();
        container = Container.of(servlet);
    }

    static Web start() {
        return start(builder -> builder);
    }

    static Web start(UnaryOperator<ServletBuilder> adjust) {
        return new Web(adjust);
    }

    Settings settings(Principal person) {
        return connectors.settings(person);
    }

    Raw raw(String token) {
        return new Raw(container.address(), token);
    }

    McpSyncClient client(String token) {
        return client(container.address(), token, spec -> spec);
    }

    McpSyncClient client(String token, UnaryOperator<McpClient.SyncSpec> adjust) {
        return client(container.address(), token, adjust);
    }

    /** The official client, initialized. */
    static McpSyncClient client(URI address, String token, UnaryOperator<McpClient.SyncSpec> adjust) {
        var transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + address.getPort())
                .endpoint(address.getPath())
                .customizeClient(http -> http.version(java.net.http.HttpClient.Version.HTTP_1_1))
                .httpRequestCustomizer(
                        (request, method, uri, body, context) -> request.header("Authorization", "Bearer " + token))
                .openConnectionOnStartup(true)
                .build();
        var client = adjust.apply(McpClient.sync(transport)
                        .requestTimeout(Duration.ofSeconds(20))
                        .clientInfo(new Implementation("test-client", "1.2")))
                .build();
        client.initialize();
        return client;
    }

    @Override
    public void close() {
        container.close();
        connectors.close();
    }
}
