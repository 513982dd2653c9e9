package dev.connectors.call;

import dev.connectors.http.Deadline;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that run, by connection, so that a revoke can stop them. Thread-safe. */
final class InFlight {

    private final Map<String, Set<Deadline>> byConnection = new ConcurrentHashMap<>();

    void enter(String connection, Deadline deadline) {
        byConnection.compute(connection, (id, running) -> {
            var all = running == null ? Collections.newSetFromMap(new IdentityHashMap<Deadline, Boolean>(2)) : running;
            all.add(deadline);
            return all;
        });
    }

    void leave(String connection, Deadline deadline) {
        byConnection.computeIfPresent(connection, (id, running) -> {
            running.remove(deadline);
            return running.isEmpty() ? null : running;
        });
    }

    void cancel(String connection, String reason) {
        byConnection.computeIfPresent(connection, (id, running) -> {
            running.forEach(deadline -> deadline.cancel(reason));
            return running;
        });
    }

    boolean isEmpty() {
        return byConnection.isEmpty();
    }
}
