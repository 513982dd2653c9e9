package dev.connectors.call;

import dev.connectors.http.Deadline;
import dev.connectors.permission.Principal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The calls that run, so that a person or the host can stop them. Thread-safe. */
final class InFlight {

    /** One of them, from before it is decided until it is over; equal to itself alone. */
    static final class Entry {

        final Principal principal;
        final String connector;
        final String connection;
        private final Deadline deadline;

        private Entry(Call call) {
            this.principal = call.caller.principal();
            this.connector = call.bound().info().id();
            this.connection = call.connection().id();
            this.deadline = call.deadline;
        }
    }

    private final Set<Entry> running = ConcurrentHashMap.newKeySet();

    Entry enter(Call call) {
        var entry = new Entry(call);
        running.add(entry);
        return entry;
    }

    void leave(Entry entry) {
        running.remove(entry);
    }

    void cancel(Predicate<Entry> which, String reason) {
        running.stream().filter(which).forEach(entry -> entry.deadline.cancel(reason));
    }
}
