package dev.connectors.mcp.http;

import dev.connectors.mcp.ClientAssistant;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.host.Assistant;
import dev.connectors.testkit.host.Host;
import dev.connectors.testkit.host.HostContract;
import io.modelcontextprotocol.client.McpSyncClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contract of every host, over HTTP: one servlet for all persons. */
final class HttpHostTest extends HostContract {

    @Override
    protected Host host(Connectors connectors) {
        return new Served(connectors);
    }

    @Override
    protected boolean takesAnyText() {
        return false;
    }

    private static final class Served implements Host {

        private final Container container;
        private final List<McpSyncClient> clients = new ArrayList<>();

        Served(Connectors connectors) {
            container = Container.of(
                    ConnectorMcpServlet.of(connectors, Served::principal).build());
        }

        /** In a test a token is the principal's own name. */
        private static Optional<Principal> principal(String token) {
            var parts = token.split("/", 2);
            return Optional.of(Principal.of(parts[0], parts[1]));
        }

        @Override
        public Assistant assistant(Principal principal) {
            var client = Web.client(container.address(), principal.toString(), spec -> spec);
            clients.add(client);
            return new ClientAssistant(client);
        }

        @Override
        public void close() {
            clients.forEach(McpSyncClient::close);
            container.close();
        }
    }
}
