package dev.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What tests replace: the clock, waiting, and chance.
 *
 * @param clock for pauses and circuits
 * @param sleeper waits
 * @param chance numbers from 0 (inclusive) to 1 (exclusive)
 */
record Time(Clock clock, Sleeper sleeper, DoubleSupplier chance) {

    /** Waits within a deadline. */
    @FunctionalInterface
    interface Sleeper {

        /** Waits so long; throws as {@link Deadline#checkpoint} does when it is called off or over meanwhile. */
        void sleep(Duration time, Deadline deadline);
    }

    static Time of(Clock clock) {
        return new Time(
                clock,
                (time, deadline) -> deadline.pause(time),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Waits until that instant by the clock. */
    void sleepUntil(Instant until, Deadline deadline) {
        for (var now = clock.instant(); now.isBefore(until); now = clock.instant()) {
            sleeper.sleep(Duration.between(now, until), deadline);
        }
    }
}
