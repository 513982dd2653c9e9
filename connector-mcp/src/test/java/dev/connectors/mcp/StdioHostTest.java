package dev.connectors.mcp;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.host.Assistant;
import dev.connectors.testkit.host.Host;
import dev.connectors.testkit.host.HostContract;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The contract of every host, over stdio: one server for each person. */
final class StdioHostTest extends HostContract {

    @Override
    protected Host host(Connectors connectors) {
        return new Servers(connectors);
    }

    @Override
    protected boolean takesAnyText() {
        return false;
    }

    private static final class Servers implements Host {

        private final Connectors connectors;
        private final List<McpSyncClient> clients = new ArrayList<>();
        private final List<Thread> servers = new ArrayList<>();

        Servers(Connectors connectors) {
            this.connectors = connectors;
        }

        @Override
        public Assistant assistant(Principal principal) {
            var pipes = Pipes.open();
            var server = ConnectorMcpServer.of(connectors, principal)
                    .streams(pipes.serverIn(), pipes.serverOut())
                    .build();
            var thread = new Thread(server::serve, "test-server");
            thread.setDaemon(true);
            thread.start();
            servers.add(thread);
            var client = McpClient.sync(new PipeTransport(pipes))
                    .requestTimeout(Duration.ofSeconds(20))
                    .build();
            client.initialize();
            clients.add(client);
            return new ClientAssistant(client);
        }

        @Override
        public void close() {
            clients.forEach(McpSyncClient::close);
            for (var server : servers) {
                try {
                    server.join(10_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
