package dev.connectors.mcp.protocol;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;

/** One request on its way to its one answer, after which the client hears nothing more of it. Thread-safe. */
final class Answering {

    private final Outlet outlet;
    private long progress;
    private boolean over;

    Answering(Outlet outlet) {
        this.outlet = outlet;
    }

    /** Says that it still runs. The numbers only rise: nobody knows how long a provider or a person takes. */
    synchronized void goesOn(Object token) {
        if (!over) {
            outlet.send(new JSONRPCNotification(
                    McpSchema.METHOD_NOTIFICATION_PROGRESS,
                    ProgressNotification.builder(token, ++progress).build()));
        }
    }

    synchronized void answer(JSONRPCResponse response) {
        if (!over) {
            over = true;
            outlet.send(response);
            outlet.end();
        }
    }

    /** Ends it without an answer, as the client cancelled it. */
    synchronized void drop() {
        if (!over) {
            over = true;
            outlet.end();
        }
    }
}
