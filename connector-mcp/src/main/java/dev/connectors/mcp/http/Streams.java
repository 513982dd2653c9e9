package dev.connectors.mcp.http;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The streams of one session: the one that the client listens to, and one for each of its calls. Thread-safe. */
final class Streams {

    /** Where a client wants to go on. */
    record Place(EventStream stream, long seen) {}

    private static final Pattern EVENT_ID = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final int MOST_ENDED = 32;

    private final McpJsonMapper mapper;
    private final Clock clock;
    private final EventStream general;
    private final Map<Long, EventStream> ofCalls = new LinkedHashMap<>();
    private long last;
    private Optional<JSONRPCMessage> untold = Optional.empty();

    Streams(McpJsonMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
        this.general = new EventStream(0, mapper, clock);
    }

    /** A stream for a call that begins. */
    synchronized EventStream open() {
        forget();
        var stream = new EventStream(++last, mapper, clock);
        ofCalls.put(last, stream);
        return stream;
    }

    /** Tells what belongs to no call; to a client that does not listen, once it does, and then the last of it alone. */
    synchronized void tell(JSONRPCMessage message) {
        if (general.isListenedTo()) {
            general.send(message);
        } else {
            untold = Optional.of(message);
        }
    }

    /** The client listens by this connection. */
    synchronized void listen(Wire connection, boolean primed) {
        general.goOn(connection, Long.MAX_VALUE);
        if (primed) {
            general.prime();
        }
        untold.ifPresent(general::send);
        untold = Optional.empty();
    }

    /** The client goes on where it was, by this connection. */
    synchronized void goOn(Place place, Wire connection) {
        place.stream().goOn(connection, place.seen());
        if (place.stream() == general) {
            untold.ifPresent(general::send);
            untold = Optional.empty();
        }
    }

    /** Where a client was, by the id of the last event that it saw; empty where that is not kept any more. */
    synchronized Optional<Place> place(String lastEventId) {
        var id = EVENT_ID.matcher(lastEventId);
        if (!id.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.group(1));
        return Optional.ofNullable(number == 0 ? general : ofCalls.get(number))
                .map(stream -> new Place(stream, Long.parseLong(id.group(2))));
    }

    synchronized boolean isListenedTo() {
        return general.isListenedTo();
    }

    /** Keeps connections, and forgets streams that ended before a time. */
    void sweep(Instant time) {
        List<EventStream> all;
        synchronized (this) {
            ofCalls.values().removeIf(stream -> stream.endedBefore(time));
            all = new ArrayList<>(ofCalls.values());
            all.add(general);
        }
        all.forEach(EventStream::keepAlive);
    }

    /** Answers that are long may be many: the oldest go. */
    private void forget() {
        var ended = ofCalls.entrySet().stream()
                .filter(entry -> entry.getValue().endedBefore(Instant.MAX))
                .map(Map.Entry::getKey)
                .toList();
        ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(ofCalls::remove);
    }

    /** Ends every connection. */
    synchronized void end() {
        general.end();
        ofCalls.values().forEach(EventStream::release);
    }
}
