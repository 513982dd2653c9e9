package dev.connectors.benchmarks.mcp;

import dev.connectors.benchmarks.Ours;
import dev.connectors.mcp.ConnectorMcpServer;

/** Our server over stdio, with one tool that needs no network. */
public final class OurServer {

    private OurServer() {}

    /** Serves until its input ends. */
    public static void main(String[] args) {
        try (var connectors = Ours.quickConnectors();
                var server = ConnectorMcpServer.of(connectors, Ours.principal()).build()) {
            server.serve();
        }
    }
}
