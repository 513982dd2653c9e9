/** Offers the connectors of a person as an MCP server: of one over stdio, of a host's many over HTTP. */
module dev.connectors.mcp {
    requires transitive dev.connectors.runtime;
    requires static dev.connectors.notes;
    requires static transitive jakarta.servlet;
    requires static java.desktop;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.modelcontextprotocol.sdk.mcp.core;
    requires io.modelcontextprotocol.sdk.mcp.json.jackson2;
    requires jdk.httpserver;
    requires org.slf4j;

    exports dev.connectors.mcp;
    exports dev.connectors.mcp.http;
    exports dev.connectors.mcp.log to
            org.slf4j;

    uses dev.connectors.spi.Connector;
}
