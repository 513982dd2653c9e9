/** Offers the connectors of one person as an MCP server over stdio. */
module dev.connectors.mcp {
    requires transitive dev.connectors.runtime;
    requires static dev.connectors.notes;
    requires static java.desktop;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.modelcontextprotocol.sdk.mcp.core;
    requires io.modelcontextprotocol.sdk.mcp.json.jackson2;
    requires jdk.httpserver;
    requires org.slf4j;

    exports dev.connectors.mcp;
    exports dev.connectors.mcp.log to
            org.slf4j;

    uses dev.connectors.spi.Connector;
}
