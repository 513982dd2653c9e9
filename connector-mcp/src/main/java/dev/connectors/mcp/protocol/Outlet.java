package dev.connectors.mcp.protocol;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;

/**
 * Where the messages go that one request of a client leads to: its answer, and what the client is asked and told before. Implemented
 * by transports; called from any thread, and never waits for the client.
 */
public interface Outlet {

    /** Takes a message. What goes wrong on the way is the transport's matter. */
    void send(JSONRPCMessage message);

    /** Nothing more comes; called once, after the answer, or without one where the client cancelled its request. */
    void end();
}
