package dev.connectors.http;

import dev.connectors.spi.Provider;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lanes of all connections, made on first use. Bounded: when there are too many, the tenth that was unused longest is
 * forgotten, but none that is in use or was asked to pause. Thread-safe.
 */
final class Lanes {

    private record Key(String provider, String connection) {}

    private record Idle(Key key, long since) {}

    private final ConcurrentHashMap<Key, Lane> lanes = new ConcurrentHashMap<>();
    private final HttpPolicy policy;
    private final Time time;

    Lanes(HttpPolicy policy, Time time) {
        this.policy = policy;
        this.time = time;
    }

    /** The connection's lane, in use until {@link Lane#leave}. */
    Lane use(Provider provider, String connection) {
        var key = new Key(provider.id(), connection);
        var lane = lanes.compute(key, (k, old) -> {
            var found = old == null ? new Lane(provider.id(), policy.within(provider.quota()), time) : old;
            found.use();
            return found;
        });
        if (lanes.size() > policy.flow().connections()) {
            forgetIdle();
        }
        return lane;
    }

    int size() {
        return lanes.size();
    }

    void clear() {
        lanes.clear();
    }

    private synchronized void forgetIdle() {
        var surplus = lanes.size() - policy.flow().connections();
        if (surplus <= 0) {
            return;
        }
        var now = time.clock().instant();
        lanes.entrySet().stream()
                .filter(entry -> !entry.getValue().mustBeKept(now))
                .map(entry -> new Idle(entry.getKey(), entry.getValue().lastUsed()))
                .sorted(Comparator.comparingLong(Idle::since))
                .limit(surplus + policy.flow().connections() / 10)
                .map(Idle::key)
                .toList()
                .forEach(key -> lanes.computeIfPresent(key, (k, lane) -> lane.mustBeKept(now) ? lane : null));
    }
}
