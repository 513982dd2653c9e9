package dev.connectors.mcp.protocol;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** What one client was asked and has not answered yet. Only its own messages answer. Thread-safe. */
final class Asked {

    private final ConcurrentHashMap<Object, CompletableFuture<JSONRPCResponse>> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private volatile boolean ended;

    /**
     * Asks and waits.
     *
     * @return empty where no answer came in time, or the client is gone
     */
    Optional<JSONRPCResponse> ask(Outlet outlet, String method, Object params, Duration patience)
            throws InterruptedException {
        var id = "ask-" + last.incrementAndGet();
        var answer = new CompletableFuture<JSONRPCResponse>();
        open.put(id, answer);
        try {
            if (ended) {
                return Optional.empty();
            }
            outlet.send(new JSONRPCRequest(method, id, params));
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException | ExecutionException e) {
            return Optional.empty();
        } finally {
            open.remove(id, answer);
        }
    }

    /** Takes an answer; one that nobody waits for is nobody's. */
    void answered(JSONRPCResponse response) {
        var waiting = open.get(response.id());
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    /** The client is gone: nobody waits any longer. */
    void end() {
        ended = true;
        open.values().forEach(waiting -> waiting.cancel(false));
    }
}
