package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Outlet;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;

/** Several requests that share one stream, which ends with the last of them. Thread-safe. */
final class Batch implements Outlet {

    private final Outlet stream;
    private int open;

    /** @param requests how many are answered in it */
    Batch(Outlet stream, int requests) {
        this.stream = stream;
        this.open = requests;
    }

    @Override
    public void send(JSONRPCMessage message) {
        stream.send(message);
    }

    @Override
    public synchronized void end() {
        if (--open == 0) {
            stream.end();
        }
    }
}
