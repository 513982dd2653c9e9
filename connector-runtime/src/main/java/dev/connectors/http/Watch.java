package dev.connectors.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops answers whose body is not there in time: {@link java.net.http.HttpRequest.Builder#timeout} ends when the headers are there.
 *
 * <p>One daemon thread looks at all of them twenty times a second, and ends when there was nothing to look at for a while. A scheduled
 * task per request would wake a thread per request.
 */
final class Watch {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int IDLE_TICKS = 40;

    private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();

    void add(Flight flight) {
        flights.add(flight);
        if (!running.get() && running.compareAndSet(false, true)) {
            var thread = new Thread(this::run, "connectors-http-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void remove(Flight flight) {
        flights.remove(flight);
    }

    private void run() {
        var idle = 0;
        while (true) {
            LockSupport.parkNanos(TICK);
            for (var flight : flights) {
                flight.check();
            }
            idle = flights.isEmpty() ? idle + 1 : 0;
            if (idle > IDLE_TICKS) {
                running.set(false);
                if (flights.isEmpty() || !running.compareAndSet(false, true)) {
                    return; // nobody came, or who came started another
                }
                idle = 0;
            }
        }
    }
}
