package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Outlet;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A response that is one JSON-RPC answer and no stream: for requests before whose answer there is nothing to say. */
final class OneAnswer implements Outlet {

    private final Wire wire;
    private final HttpServletResponse response;
    private final McpJsonMapper mapper;
    private boolean sent;

    OneAnswer(Wire wire, HttpServletResponse response, McpJsonMapper mapper) {
        this.wire = wire;
        this.response = response;
        this.mapper = mapper;
    }

    @Override
    public synchronized void send(JSONRPCMessage message) {
        try {
            var bytes = mapper.writeValueAsBytes(message);
            response.setContentType("application/json");
            response.setContentLength(bytes.length);
            sent = true;
            wire.send(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a message of ours is not JSON", e);
        }
    }

    @Override
    public synchronized void end() {
        if (!sent) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED); // the client cancelled it
        }
        wire.end();
    }
}
