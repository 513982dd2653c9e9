package dev.connectors.store;

import dev.connectors.auth.Connection;
import dev.connectors.auth.ConnectionStore;
import dev.connectors.permission.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connections in memory. Thread-safe. */
public final class MemoryConnectionStore implements ConnectionStore {

    private final Clock clock;
    private final Map<Principal, Map<String, Connection>> connections = new HashMap<>();
    private final Map<Principal, List<Connection>> sorted = new HashMap<>(); // every call asks for these
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Held> leases = new HashMap<>();

    /** Empty. */
    public MemoryConnectionStore() {
        this(Clock.systemUTC());
    }

    /** Empty, with the clock that ends leases. */
    public MemoryConnectionStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Connection> find(Principal principal, String id) {
        return Optional.ofNullable(of(principal).get(id));
    }

    @Override
    public synchronized List<Connection> all(Principal principal) {
        var known = sorted.get(principal);
        if (known == null) {
            known = of(principal).values().stream()
                    .filter(MemoryConnectionStore::alive)
                    .sorted(Comparator.comparing(Connection::since)) // stable: of one instant, the first stays first
                    .toList();
            if (connections.containsKey(principal)) {
                sorted.put(principal, known);
            }
        }
        return known;
    }

    @Override
    public synchronized boolean insert(Connection connection) {
        if (ids.contains(connection.id()) || clashes(connection)) {
            return false;
        }
        ids.add(connection.id());
        connections
                .computeIfAbsent(connection.principal(), p -> new LinkedHashMap<>())
                .put(connection.id(), connection);
        sorted.remove(connection.principal());
        return true;
    }

    @Override
    public synchronized boolean replace(Connection expected, Connection next) {
        if (!expected.id().equals(next.id()) || !expected.principal().equals(next.principal())) {
            throw new IllegalArgumentException("a connection keeps its id and its principal");
        }
        var stored = of(expected.principal()).get(expected.id());
        if (stored == null || stored.version() != expected.version() || !alive(stored) || clashes(next)) {
            return false;
        }
        of(expected.principal()).put(next.id(), next.version(expected.version() + 1));
        sorted.remove(expected.principal());
        return true;
    }

    @Override
    public synchronized Optional<Lease> lease(String connectionId, Duration time) {
        var now = clock.instant();
        var held = leases.get(connectionId);
        if (held != null && held.until().isAfter(now)) {
            return Optional.empty();
        }
        var mine = new Held(now.plus(time), new Object());
        leases.put(connectionId, mine);
        return Optional.of(() -> release(connectionId, mine));
    }

    private synchronized void release(String connectionId, Held mine) {
        leases.remove(connectionId, mine); // another holder's differs in its mark
    }

    private boolean clashes(Connection connection) {
        return alive(connection)
                && of(connection.principal()).values().stream()
                        .filter(other -> alive(other) && !other.id().equals(connection.id()))
                        .anyMatch(other -> other.label().equalsIgnoreCase(connection.label())
                                || (connection.account().isPresent()
                                        && other.account().equals(connection.account())
                                        && other.providerIdentity().equals(connection.providerIdentity())));
    }

    private Map<String, Connection> of(Principal principal) {
        return connections.getOrDefault(principal, Map.of());
    }

    private static boolean alive(Connection connection) {
        return connection.state() != Connection.State.REVOKED;
    }

    private record Held(Instant until, Object mark) {}
}
