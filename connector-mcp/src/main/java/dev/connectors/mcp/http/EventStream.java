package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Outlet;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One stream of server-sent events, which outlives the connections that carry it: a client that lost one goes on after the last
 * event that it saw. Thread-safe.
 *
 * <p>Kept are the answer and what the client is asked; that a call goes on is only said to whoever listens at that moment.
 */
final class EventStream implements Outlet {

    private record Event(long number, byte[] bytes) {}

    private static final int RETRY_MILLIS = 1_000;
    private static final int MOST_KEPT = 64;

    private final long number;
    private final McpJsonMapper mapper;
    private final Clock clock;
    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private long last;
    private Optional<Wire> wire = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    /** @param number of the stream within its session */
    EventStream(long number, McpJsonMapper mapper, Clock clock) {
        this.number = number;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public synchronized void send(JSONRPCMessage message) {
        var event = new Event(++last, event(last, message));
        if (!(message instanceof JSONRPCNotification notification)
                || !notification.method().equals(McpSchema.METHOD_NOTIFICATION_PROGRESS)) {
            kept.add(event);
            if (kept.size() > MOST_KEPT) {
                kept.remove();
            }
        }
        wire.ifPresent(w -> w.send(event.bytes()));
    }

    @Override
    public synchronized void end() {
        ended = Optional.of(clock.instant());
        wire.ifPresent(Wire::end);
    }

    /** Says at once where to take the stream up again, should the connection be lost before its first event. */
    synchronized void prime() {
        var event = "id: " + number + "-" + last + "\nretry: " + RETRY_MILLIS + "\ndata: \n\n";
        wire.ifPresent(w -> w.send(event.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Goes on by this connection, after what the client saw already; an older connection ends. */
    synchronized void goOn(Wire connection, long seen) {
        wire.ifPresent(Wire::end);
        wire = Optional.of(connection);
        kept.stream().filter(event -> event.number() > seen).forEach(event -> connection.send(event.bytes()));
        if (ended.isPresent()) {
            connection.end();
        }
    }

    /** Ends the connection and not the stream: the client comes back for the rest. */
    synchronized void release() {
        wire.ifPresent(Wire::end);
        wire = Optional.empty();
    }

    /** Keeps the connection from being taken for dead. */
    synchronized void keepAlive() {
        wire.filter(w -> !w.isOver()).ifPresent(w -> w.send(":\n\n".getBytes(StandardCharsets.US_ASCII)));
    }

    synchronized boolean isListenedTo() {
        return wire.filter(w -> !w.isOver()).isPresent();
    }

    /** Whether its last message was sent before that time. */
    synchronized boolean endedBefore(Instant time) {
        return ended.filter(end -> end.isBefore(time)).isPresent();
    }

    private byte[] event(long id, JSONRPCMessage message) {
        try {
            return ("id: " + number + "-" + id + "\nevent: message\ndata: " + mapper.writeValueAsString(message)
                            + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a message of ours is not JSON", e);
        }
    }
}
