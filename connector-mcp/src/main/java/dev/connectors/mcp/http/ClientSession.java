package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Service;
import dev.connectors.mcp.protocol.Session;
import dev.connectors.permission.Principal;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Clock;
import java.time.Instant;

/** One client over HTTP: whose it is, and its streams. Thread-safe. */
final class ClientSession {

    private final String id;
    private final Principal principal;
    private final Session session;
    private final Streams streams;
    private volatile Instant used;

    /** @param id that nobody can guess */
    ClientSession(String id, Principal principal, Service service, Clock clock) {
        this.id = id;
        this.principal = principal;
        this.streams = new Streams(service.mapper(), clock);
        // One conversation for all sessions of one program: what was read stays with the chat, whenever its client
        // connects anew.
        this.session = new Session(service, principal, client -> "mcp-http/" + client, streams::tell);
        this.used = clock.instant();
    }

    String id() {
        return id;
    }

    Principal principal() {
        return principal;
    }

    Session session() {
        return session;
    }

    Streams streams() {
        return streams;
    }

    void usedAt(Instant time) {
        used = time;
    }

    Instant used() {
        return used;
    }

    /** Whether an event without data is understood, which tells a client early where it may go on (since 2025-11-25). */
    boolean primes() {
        return atLeast(ProtocolVersions.MCP_2025_11_25);
    }

    /** Whether messages may come in a list: until 2025-03-26. */
    boolean takesBatches() {
        return !atLeast(ProtocolVersions.MCP_2025_06_18);
    }

    /** Versions are days, so they are in the order of their letters. */
    private boolean atLeast(String version) {
        return session.version()
                .filter(agreed -> agreed.compareTo(version) >= 0)
                .isPresent();
    }

    void end() {
        streams.end();
        session.close();
    }
}
