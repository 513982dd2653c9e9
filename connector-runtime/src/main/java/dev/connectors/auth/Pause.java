package dev.connectors.auth;

import java.time.Duration;

/** How a background thread waits. */
@FunctionalInterface
interface Pause {

    /** Waits that long. */
    void pause(Duration time) throws InterruptedException;

    /** In real time. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
