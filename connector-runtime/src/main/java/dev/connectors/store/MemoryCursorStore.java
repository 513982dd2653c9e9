package dev.connectors.store;

import dev.connectors.permission.Principal;
import dev.connectors.tool.CursorStore;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Long cursors in memory. Thread-safe. */
final class MemoryCursorStore implements CursorStore {

    /** Of one principal; the oldest gives way, so that nobody can fill the memory by listing and never reading on. */
    private static final int MOST_PER_PRINCIPAL = 50;

    private final Clock clock;
    private final Map<Principal, Map<String, Kept>> kept = new LinkedHashMap<>();

    MemoryCursorStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(Kept cursor) {
        var now = clock.instant();
        kept.values().forEach(own -> own.values().removeIf(old -> !old.expiry().isAfter(now)));
        kept.values().removeIf(Map::isEmpty);
        var own = kept.computeIfAbsent(cursor.principal(), principal -> new LinkedHashMap<>());
        if (own.size() >= MOST_PER_PRINCIPAL) {
            Iterator<Kept> oldest = own.values().iterator();
            oldest.next();
            oldest.remove();
        }
        own.put(cursor.handle(), cursor);
    }

    @Override
    public synchronized Optional<Kept> find(Principal principal, String handle) {
        return Optional.ofNullable(kept.getOrDefault(principal, Map.of()).get(handle))
                .filter(cursor -> cursor.expiry().isAfter(clock.instant()));
    }
}
